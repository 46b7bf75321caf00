package import TruceStorage

/// An open file of a simulated disk.
package final class SimulatedFile: OpenFile {
  private let inode: SimulatedDisk.Inode
  private let disk: SimulatedDisk

  package init(_ inode: SimulatedDisk.Inode, on disk: SimulatedDisk) {
    self.inode = inode
    self.disk = disk
  }

  package static func status(_ inode: SimulatedDisk.Inode) -> FileStatus {
    FileStatus(device: 1, inode: inode.number, size: inode.bytes.count)
  }

  package func status() throws(SystemError) -> FileStatus { SimulatedFile.status(inode) }
  package func write(_ bytes: [UInt8]) throws(SystemError) { try disk.write(bytes, to: inode) }
  package func synchronize() throws(SystemError) { try disk.synchronize(inode) }
  package func truncate(to size: Int) throws(SystemError) { try disk.truncate(inode, to: size) }
  package func lock() throws(SystemError) -> Bool { true }

  package func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    Array(inode.bytes.dropFirst(offset).prefix(count))
  }
}
