package import TruceStorage

/// A disk in memory with a page cache over it: what is not synchronized is gone after a power cut.
package final class SimulatedDisk: FileSystem {
  /// What a power cut leaves of data that was never synchronized.
  package enum PowerCut: CaseIterable {
    case nothing
    case half
    case zeroes
  }

  package final class Inode {
    let number: UInt64
    var bytes: [UInt8] = []
    var durable: [UInt8] = []

    init(number: UInt64) { self.number = number }
  }

  package let fate: Fate
  package private(set) var entries: [String: Inode] = [:]
  private var durableEntries: [String: Inode] = [:]
  private var inodeCount: UInt64 = 0
  package private(set) var synchronizations = 0
  package private(set) var writes = 0
  /// Bytes that are free; nil on a disk without end.
  package var room: Int?
  /// Bytes of the whole disk.
  package var size = 16 << 10
  /// Called before each write, to rotate under the writer's feet.
  package var onWrite: (SimulatedDisk) -> Void = { _ in }

  /// Called before each look at a file or a folder, to rotate under a reader's feet.
  package var onLook: (SimulatedDisk) -> Void = { _ in }

  package init(fate: Fate = Fate()) { self.fate = fate }

  package func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile {
    if use == .reading { onLook(self) }
    if let inode = entries[path] { return SimulatedFile(inode, on: self) }
    guard use == .appending else { throw .notFound }
    return try fate.operate { () throws(SystemError) in
      inodeCount += 1
      let inode = Inode(number: inodeCount)
      entries[path] = inode
      return SimulatedFile(inode, on: self)
    }
  }

  package func status(of path: String) throws(SystemError) -> FileStatus? { entries[path].map(SimulatedFile.status) }

  package func names(inFolder path: String) -> [String] {
    onLook(self)
    return entries.keys.map { String($0.dropFirst(path.count)) }
  }

  package func synchronizeFolder(of path: String) throws(SystemError) {
    try fate.operate { () throws(SystemError) in durableEntries = entries }
  }

  package func capacity(ofDiskWith path: String) throws(SystemError) -> Int { size }

  package func allocate(_ count: Int, at path: String) throws(SystemError) {
    try takeRoom(count - bytes(path).count)
    try fate.operate { () throws(SystemError) in
      inodeCount += 1
      let inode = Inode(number: inodeCount)
      inode.bytes = [UInt8](repeating: 0, count: count)
      entries[path] = inode
    }
  }

  package func remove(_ path: String) {
    try? fate.operate { () throws(SystemError) in
      if let inode = entries.removeValue(forKey: path), let room { self.room = room + inode.bytes.count }
    }
  }

  private func takeRoom(_ count: Int) throws(SystemError) {
    guard let room else { return }
    guard count <= room else { throw SystemError(code: 28) }
    self.room = room - count
  }

  /// The contents of a file, empty where there is none.
  package func bytes(_ path: String) -> [UInt8] { entries[path]?.bytes ?? [] }

  /// What of a file is there whatever happens.
  package func durableBytes(_ path: String) -> [UInt8] { durableEntries[path]?.durable ?? [] }

  package func rename(_ path: String, to new: String) { entries[new] = entries.removeValue(forKey: path) }

  /// What `copytruncate` does in its two steps.
  package func copy(_ path: String, to new: String) { put(bytes(path), in: new) }
  package func truncate(_ path: String) { entries[path]?.bytes = [] }

  package func put(_ bytes: [UInt8], in path: String) {
    inodeCount += 1
    let inode = Inode(number: inodeCount)
    inode.bytes = bytes
    inode.durable = bytes
    entries[path] = inode
    durableEntries[path] = inode
  }

  package func cutPower(_ cut: PowerCut) {
    entries = durableEntries
    for inode in entries.values {
      let pending = Array(inode.bytes.dropFirst(inode.durable.count))
      switch cut {
      case .nothing: break
      case .half: inode.durable += pending.prefix(pending.count / 2)
      case .zeroes: inode.durable += [UInt8](repeating: 0, count: pending.count)
      }
      inode.bytes = inode.durable
    }
  }

  package func write(_ bytes: [UInt8], to inode: Inode) throws(SystemError) {
    onWrite(self)
    writes += 1
    try takeRoom(bytes.count)
    try fate.operate(half: { inode.bytes += bytes.prefix(bytes.count / 2) }) { () throws(SystemError) in
      inode.bytes += bytes
    }
  }

  package func synchronize(_ inode: Inode) throws(SystemError) {
    synchronizations += 1
    try fate.operate(half: { inode.durable = Array(inode.bytes.prefix((inode.durable.count + inode.bytes.count) / 2)) })
    {
      () throws(SystemError) in
      inode.durable = inode.bytes
    }
  }

  package func truncate(_ inode: Inode, to size: Int) throws(SystemError) {
    try fate.operate { () throws(SystemError) in
      if let room { self.room = room + inode.bytes.count - size }
      inode.bytes = Array(inode.bytes.prefix(size))
      // Nobody knows when a shorter size reaches the disk; the worst is at once.
      inode.durable = Array(inode.durable.prefix(size))
    }
  }
}
