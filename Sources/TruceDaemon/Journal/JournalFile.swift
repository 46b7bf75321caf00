internal import Glibc

/// The journal, open for appending. Confined to the daemon's queue.
///
/// What holds after any crash, by number:
/// 1. Every line but perhaps the last is a whole record; a torn last line is cut when the file is opened.
/// 2. Each record is handed to the kernel by one `write(2)` on an O_APPEND descriptor.
/// 3. `append` returns only when every record of its batch is durable, and the file's own entry in its folder too.
/// 4. When a batch does not fit, the file is cut back to where the batch began.
/// 5. After a failed `fdatasync` the descriptor is never written again.
final class JournalFile {
  let path: String
  private var file: FileDescriptor
  /// Set for good by invariant 5.
  private var isFailed = false
  /// Bytes that were cut from the end when the file was opened.
  private(set) var tornBytes = 0

  init(path: String) throws(JournalError) {
    self.path = path
    do {
      file = try JournalFile.open(path)
    } catch {
      throw .open(path: path, error)
    }
    do {
      tornBytes = try JournalFile.cutTornLine(of: file)
    } catch {
      throw .open(path: path, error)
    }
  }

  /// Appends a batch of lines, each with its newline, and makes it durable.
  ///
  /// - Throws: `.noSpace` when nothing of the batch was kept and it may be tried again; any other error is final.
  func append(_ lines: [[UInt8]]) throws(JournalError) {
    guard !isFailed else { throw .synchronize(path: path, SystemError(code: EIO)) }
    try followRename()
    let start: Int
    do {
      start = try Int(file.status.st_size)
    } catch {
      throw .write(path: path, error)
    }
    for line in lines {
      do {
        try file.write(line)
      } catch {
        try cutBack(to: start, after: error)
      }
    }
    do {
      try file.synchronize()
    } catch {
      isFailed = true
      throw .synchronize(path: path, error)
    }
  }

  /// Opens the file anew where somebody renamed or removed it (rotation).
  func followRename() throws(JournalError) {
    var onDisk = stat()
    let exists = stat(path, &onDisk) == 0
    do {
      let mine = try file.status
      if exists, onDisk.st_ino == mine.st_ino, onDisk.st_dev == mine.st_dev { return }
      file = try JournalFile.open(path)
      _ = try JournalFile.cutTornLine(of: file)
    } catch {
      throw .open(path: path, error)
    }
  }

  private func cutBack(to start: Int, after error: SystemError) throws(JournalError) {
    do {
      try file.truncate(to: start)
    } catch {
      isFailed = true
      throw .write(path: path, error)
    }
    throw error.isNoSpace ? .noSpace(path: path, error) : .write(path: path, error)
  }

  private static func open(_ path: String) throws(SystemError) -> FileDescriptor {
    var before = stat()
    let isNew = stat(path, &before) != 0
    let file = try FileDescriptor(opening: path, O_RDWR | O_APPEND | O_CREAT)
    if isNew { try synchronizeFolder(of: path) }
    return file
  }

  /// Cuts what stands after the last newline, and last lines that are no record: a write that a crash tore.
  private static func cutTornLine(of file: borrowing FileDescriptor) throws(SystemError) -> Int {
    let size = try Int(file.status.st_size)
    let keep = try JournalTail.end(of: file, size: size)
    if keep < size {
      try file.truncate(to: keep)
      try file.synchronize()
    }
    return size - keep
  }
}

/// Why the journal cannot go on.
package enum JournalError: Error, Sendable, Equatable, CustomStringConvertible {
  case open(path: String, SystemError)
  /// Nothing of the batch was kept; it may be tried again.
  case noSpace(path: String, SystemError)
  case write(path: String, SystemError)
  case synchronize(path: String, SystemError)

  package var description: String {
    switch self {
    case .open(let path, let error): "cannot open the journal '\(path)': \(error)"
    case .noSpace(let path, let error): "cannot append to the journal '\(path)': \(error)"
    case .write(let path, let error): "cannot write the journal '\(path)': \(error)"
    case .synchronize(let path, let error):
      "cannot make the journal '\(path)' durable: \(error); stopping, since the kernel may have dropped records"
    }
  }
}
