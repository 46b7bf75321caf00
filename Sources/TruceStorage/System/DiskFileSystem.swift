internal import Glibc
internal import TruceText

/// The machine's own files.
package struct DiskFileSystem: FileSystem {
  package init() {}

  package func open(_ path: String, for use: FileUse) throws(SystemError) -> any OpenFile {
    switch use {
    case .reading: DiskFile(try FileDescriptor(opening: path, O_RDONLY))
    case .appending: DiskFile(try FileDescriptor(opening: path, O_RDWR | O_APPEND | O_CREAT))
    }
  }

  package func status(of path: String) throws(SystemError) -> FileStatus? {
    var found = stat()
    if stat(path, &found) == 0 { return FileStatus(found) }
    if SystemError.current.isNotFound { return nil }
    throw SystemError.current
  }

  package func names(inFolder path: String) -> [String] {
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

  package func synchronizeFolder(of path: String) throws(SystemError) { try TruceStorage.synchronizeFolder(of: path) }

  package func capacity(ofDiskWith path: String) throws(SystemError) -> Int {
    var found = statvfs()
    guard statvfs(FilePath.folder(of: path), &found) == 0 else { throw SystemError.current }
    return Int(clamping: found.f_blocks.multipliedReportingOverflow(by: found.f_frsize).partialValue)
  }

  package func allocate(_ count: Int, at path: String) throws(SystemError) {
    let file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
    let before = Int(try file.status.st_size)
    do {
      try file.allocate(count)
      try file.truncate(to: count)
    } catch {
      if before > 0 { try? file.truncate(to: before) } else { remove(path) }
      throw error
    }
  }

  package func remove(_ path: String) { unlink(path) }
}
