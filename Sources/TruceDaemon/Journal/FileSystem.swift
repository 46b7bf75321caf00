/// The file operations that the journal is made of.
///
/// A seam: tests put a disk in its place that drops, tears or fails the k-th operation.
protocol FileSystem {
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
