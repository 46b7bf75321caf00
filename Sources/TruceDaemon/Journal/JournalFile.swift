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
    tornBytes = try adopt()
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
    } catch {
      throw .open(path: path, error)
    }
    _ = try adopt()
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
    let file = try FileDescriptor(opening: path, O_RDWR | O_APPEND | O_CREAT)
    // Also where somebody else made the file (rotation): its name must be there after a power cut.
    try synchronizeFolder(of: path)
    return file
  }

  /// Takes the open file as the journal: locks it and cuts a torn last line.
  ///
  /// - Returns: How many bytes were cut.
  private func adopt() throws(JournalError) -> Int {
    // Another instance with a state folder of its own would number its records on its own.
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { throw .held(path: path) }
      if errno != EINTR { throw .open(path: path, SystemError.current) }
    }
    do {
      let size = try Int(file.status.st_size)
      let keep = try JournalTail.end(of: file, size: size)
      guard try JournalTail.isJournal(file, end: keep) else { throw JournalError.notAJournal(path: path) }
      if keep < size {
        try file.truncate(to: keep)
        try file.synchronize()
      }
      return size - keep
    } catch let error as SystemError {
      throw .open(path: path, error)
    } catch let error as JournalError {
      throw error
    } catch {
      throw .notAJournal(path: path)
    }
  }
}

/// Why the journal cannot go on.
package enum JournalError: Error, Sendable, Equatable, CustomStringConvertible {
  case open(path: String, SystemError)
  /// Another process writes it.
  case held(path: String)
  /// The file holds something else; it was left as it is.
  case notAJournal(path: String)
  /// Nothing of the batch was kept; it may be tried again.
  case noSpace(path: String, SystemError)
  case write(path: String, SystemError)
  case synchronize(path: String, SystemError)

  package var description: String {
    switch self {
    case .open(let path, let error): "cannot open the journal '\(path)': \(error)"
    case .held(let path): "another trucewatch already writes the journal '\(path)': give each a journal of its own"
    case .notAJournal(let path):
      "'\(path)' is no journal of trucewatch: it was left as it is; set 'journal' to another file"
    case .noSpace(let path, let error): "cannot append to the journal '\(path)': \(error)"
    case .write(let path, let error): "cannot write the journal '\(path)': \(error)"
    case .synchronize(let path, let error):
      "cannot make the journal '\(path)' durable: \(error); stopping, since the kernel may have dropped records"
    }
  }
}
