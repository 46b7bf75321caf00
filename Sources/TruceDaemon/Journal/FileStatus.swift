internal import Glibc

/// Which file it is, and how long.
struct FileStatus: Equatable {
  var device: UInt64
  var inode: UInt64
  /// Bytes.
  var size: Int

  func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}

extension FileStatus {
  init(_ status: stat) {
    self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size))
  }
}
