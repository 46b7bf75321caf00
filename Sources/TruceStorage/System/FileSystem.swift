internal import Glibc

/// The file operations that the journal is made of.
///
/// A seam: tests put a disk in its place that drops, tears or fails the k-th operation.
package protocol FileSystem {
  func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile
  /// nil where there is no such file.
  func status(of path: String) throws(SystemError) -> FileStatus?
  /// Names of what is in a folder, in no order; none where it cannot be read.
  func names(inFolder path: String) -> [String]
  /// Makes the entry of a file that was just created durable.
  func synchronizeFolder(of path: String) throws(SystemError)
  /// Bytes of the whole disk that a file lies on, or would; free or not.
  func capacity(ofDiskWith path: String) throws(SystemError) -> Int
  /// Makes a file of `count` zeros whose blocks are taken, or a longer or shorter one that long; where that fails, it is
  /// as it was. What it has it keeps meanwhile: nobody else gets it.
  func allocate(_ count: Int, at path: String) throws(SystemError)
  /// Removes a file where there is one.
  func remove(_ path: String)
}

/// A file that is open until its last reference goes.
package protocol OpenFile: AnyObject {
  func status() throws(SystemError) -> FileStatus
  /// Writes all of `bytes` at the end of the file, by one `write(2)` unless the kernel cuts it short.
  func write(_ bytes: [UInt8]) throws(SystemError)
  /// Up to `count` bytes from `offset` on; fewer only at the end of the file.
  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8]
  /// Makes what was written durable. A failure is final: the kernel may have dropped the data.
  func synchronize() throws(SystemError)
  func truncate(to size: Int) throws(SystemError)
  /// Takes the file for this process alone, until it is closed; false when another process has it.
  func lock() throws(SystemError) -> Bool
  /// For a program that is to read it; nil where it is no file of the machine.
  var descriptor: Int32? { get }
}

extension OpenFile {
  package var descriptor: Int32? { nil }
}

/// What a file is opened for.
package enum FileUse {
  case reading
  /// Every write goes to the end, and a file that is not there is created.
  case appending
}

/// Which file it is, and how long.
package struct FileStatus: Equatable {
  package var device: UInt64
  package var inode: UInt64
  /// Bytes.
  package var size: Int

  package init(device: UInt64, inode: UInt64, size: Int) {
    self.device = device
    self.inode = inode
    self.size = size
  }

  package func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}

extension FileStatus {
  init(_ status: stat) {
    self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size))
  }
}
