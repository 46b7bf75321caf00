@testable import TruceDaemon

/// An open file of a simulated disk.
final class SimulatedFile: OpenFile {
  private let inode: SimulatedDisk.Inode
  private let disk: SimulatedDisk

  init(_ inode: SimulatedDisk.Inode, on disk: SimulatedDisk) {
    self.inode = inode
    self.disk = disk
  }

  static func status(_ inode: SimulatedDisk.Inode) -> FileStatus {
    FileStatus(device: 1, inode: inode.number, size: inode.bytes.count)
  }

  func status() throws(SystemError) -> FileStatus { SimulatedFile.status(inode) }
  func write(_ bytes: [UInt8]) throws(SystemError) { try disk.write(bytes, to: inode) }
  func synchronize() throws(SystemError) { try disk.synchronize(inode) }
  func truncate(to size: Int) throws(SystemError) { try disk.truncate(inode, to: size) }
  func lock() throws(SystemError) -> Bool { true }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    Array(inode.bytes.dropFirst(offset).prefix(count))
  }
}
