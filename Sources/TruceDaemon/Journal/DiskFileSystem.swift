internal import Glibc

/// The machine's own files.
struct DiskFileSystem: FileSystem {
  func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile {
    switch use {
    case .reading: DiskFile(try FileDescriptor(opening: path, O_RDONLY))
    case .appending: DiskFile(try FileDescriptor(opening: path, O_RDWR | O_APPEND | O_CREAT))
    }
  }

  func status(of path: String) throws(SystemError) -> FileStatus? {
    var found = stat()
    if stat(path, &found) == 0 { return FileStatus(found) }
    if SystemError.current.isNotFound { return nil }
    throw SystemError.current
  }

  func names(inFolder path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
      }
    }
    return names
  }

  func synchronizeFolder(of path: String) throws(SystemError) { try TruceDaemon.synchronizeFolder(of: path) }
}

/// A file of the machine, by its descriptor.
private final class DiskFile: OpenFile {
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

extension FileStatus {
  fileprivate init(_ status: stat) {
    self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size))
  }
}
