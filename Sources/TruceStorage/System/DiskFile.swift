/// A file of the machine, by its descriptor.
final class DiskFile: OpenFile {
  private let descriptor: FileDescriptor

  init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

  func status() throws(SystemError) -> FileStatus { FileStatus(try descriptor.status) }
  func write(_ bytes: [UInt8]) throws(SystemError) { try descriptor.write(bytes) }
  func synchronize() throws(SystemError) { try descriptor.synchronize() }
  func truncate(to size: Int) throws(SystemError) { try descriptor.truncate(to: size) }

  func lock() throws(SystemError) -> Bool { try descriptor.lock() }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try descriptor.read(at: offset, count: count)
  }
}
