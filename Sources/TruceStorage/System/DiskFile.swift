/// A file of the machine, by its descriptor.
final class DiskFile: OpenFile {
  private let file: FileDescriptor

  init(_ file: consuming FileDescriptor) { self.file = file }

  var descriptor: Int32? { file.number }

  func status() throws(SystemError) -> FileStatus { FileStatus(try file.status) }
  func write(_ bytes: [UInt8]) throws(SystemError) { try file.write(bytes) }
  func synchronize() throws(SystemError) { try file.synchronize() }
  func truncate(to size: Int) throws(SystemError) { try file.truncate(to: size) }

  func lock() throws(SystemError) -> Bool { try file.lock() }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try file.read(at: offset, count: count)
  }
}
