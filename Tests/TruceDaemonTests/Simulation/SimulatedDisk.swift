@testable import TruceDaemon

/// A disk in memory with a page cache over it: what is not synchronized is gone after a power cut.
final class SimulatedDisk: FileSystem {
  /// What a power cut leaves of data that was never synchronized.
  enum PowerCut: CaseIterable {
    case nothing
    case half
    case zeroes
  }

  final class Inode {
    let number: UInt64
    var bytes: [UInt8] = []
    var durable: [UInt8] = []

    init(number: UInt64) { self.number = number }
  }

  let fate: Fate
  private(set) var entries: [String: Inode] = [:]
  private var durableEntries: [String: Inode] = [:]
  private var inodeCount: UInt64 = 0
  private(set) var synchronizations = 0
  private(set) var writes = 0
  /// Bytes that are free; nil on a disk without end.
  var room: Int?
  /// Bytes of the whole disk.
  var size = 16 << 10
  /// Called before each write, to rotate under the writer's feet.
  var onWrite: (SimulatedDisk) -> Void = { _ in }

  /// Called before each look at a file or a folder, to rotate under a reader's feet.
  var onLook: (SimulatedDisk) -> Void = { _ in }

  init(fate: Fate = Fate()) { self.fate = fate }

  func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile {
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

  func status(of path: String) throws(SystemError) -> FileStatus? { entries[path].map(SimulatedFile.status) }

  func names(inFolder path: String) -> [String] {
    onLook(self)
    return entries.keys.map { String($0.dropFirst(path.count)) }
  }

  func synchronizeFolder(of path: String) throws(SystemError) {
    try fate.operate { () throws(SystemError) in durableEntries = entries }
  }

  func capacity(ofDiskWith path: String) throws(SystemError) -> Int { size }

  func allocate(_ count: Int, at path: String) throws(SystemError) {
    try takeRoom(count - bytes(path).count)
    try fate.operate { () throws(SystemError) in
      inodeCount += 1
      let inode = Inode(number: inodeCount)
      inode.bytes = [UInt8](repeating: 0, count: count)
      entries[path] = inode
    }
  }

  func remove(_ path: String) {
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
  func bytes(_ path: String) -> [UInt8] { entries[path]?.bytes ?? [] }

  /// What of a file is there whatever happens.
  func durableBytes(_ path: String) -> [UInt8] { durableEntries[path]?.durable ?? [] }

  func rename(_ path: String, to new: String) { entries[new] = entries.removeValue(forKey: path) }

  /// What `copytruncate` does in its two steps.
  func copy(_ path: String, to new: String) { put(bytes(path), in: new) }
  func truncate(_ path: String) { entries[path]?.bytes = [] }

  func put(_ bytes: [UInt8], in path: String) {
    inodeCount += 1
    let inode = Inode(number: inodeCount)
    inode.bytes = bytes
    inode.durable = bytes
    entries[path] = inode
    durableEntries[path] = inode
  }

  func cutPower(_ cut: PowerCut) {
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

  func write(_ bytes: [UInt8], to inode: Inode) throws(SystemError) {
    onWrite(self)
    writes += 1
    try takeRoom(bytes.count)
    try fate.operate(half: { inode.bytes += bytes.prefix(bytes.count / 2) }) { () throws(SystemError) in
      inode.bytes += bytes
    }
  }

  func synchronize(_ inode: Inode) throws(SystemError) {
    synchronizations += 1
    try fate.operate(half: { inode.durable = Array(inode.bytes.prefix((inode.durable.count + inode.bytes.count) / 2)) })
    {
      () throws(SystemError) in
      inode.durable = inode.bytes
    }
  }

  func truncate(_ inode: Inode, to size: Int) throws(SystemError) {
    try fate.operate { () throws(SystemError) in
      if let room { self.room = room + inode.bytes.count - size }
      inode.bytes = Array(inode.bytes.prefix(size))
      // Nobody knows when a shorter size reaches the disk; the worst is at once.
      inode.durable = Array(inode.durable.prefix(size))
    }
  }
}
