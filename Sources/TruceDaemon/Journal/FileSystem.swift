/// The file operations that the journal is made of.
///
/// A seam: tests put a disk in its place that drops, tears or fails the k-th operation.
protocol FileSystem: Sendable {
  func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile
  /// nil where there is no such file.
  func status(of path: String) throws(SystemError) -> FileStatus?
  /// Names of what is in a folder, in no order; none where it cannot be read.
  func names(inFolder path: String) -> [String]
  /// Makes the entry of a file that was just created durable.
  func synchronizeFolder(of path: String) throws(SystemError)
}

/// What a file is opened for.
enum FileUse {
  case reading
  /// Every write goes to the end, and a file that is not there is created.
  case appending
}

/// Which file it is, and how long.
struct FileStatus: Equatable {
  var device: UInt64
  var inode: UInt64
  /// Bytes.
  var size: Int

  func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}

/// A file that is open until its last reference goes.
protocol OpenFile: AnyObject {
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
}
