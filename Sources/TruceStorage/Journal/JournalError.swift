internal import Glibc

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

  package var isNoSpace: Bool {
    switch self {
    case .noSpace: true
    case .open(_, let error): error.isNoSpace
    case .held, .notAJournal, .write, .synchronize: false
    }
  }

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

  /// The error of the system call, else the nearest in meaning: for `ERRNO=` of sd_notify(3).
  package var systemCode: Int32 {
    switch self {
    case .open(_, let error), .noSpace(_, let error), .write(_, let error), .synchronize(_, let error): error.code
    case .held: EBUSY
    case .notAJournal: EINVAL
    }
  }
}
