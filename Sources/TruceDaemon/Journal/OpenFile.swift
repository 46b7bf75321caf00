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
