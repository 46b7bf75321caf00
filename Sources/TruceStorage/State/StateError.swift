internal import Glibc

/// Why the state cannot be used.
package enum StateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Another process holds it; its id as text, empty where it is not known.
  case held(path: String, process: String)
  case unusable(path: String, String)
  /// No space is left; it may be tried again.
  case noSpace(path: String, String)
  /// Another program has locked the database; it may be tried again.
  case busy(path: String, String)
  /// The database is damaged; it was renamed to `copy`, and the next start makes it again.
  case damaged(path: String, copy: String)
  /// Reading or writing the database failed.
  case database(path: String, String)

  package var description: String {
    switch self {
    case .held(let path, let process):
      "another trucewatch\(process.isEmpty ? "" : " (process \(process))") already uses the state in '\(path)'"
    case .unusable(let path, let why):
      "cannot use the state folder '\(path)': \(why); set 'state_dir' to a folder that can be written"
    case .noSpace(let path, let why), .busy(let path, let why): "cannot store the state in '\(path)': \(why)"
    case .damaged(let path, let copy):
      "the state database '\(path)' is damaged: it was renamed to '\(copy)'; restart to rebuild it from the journal"
    case .database(let path, let why): "cannot use the state database '\(path)': \(why)"
    }
  }

  /// The error of the system call, else the nearest in meaning: for `ERRNO=` of sd_notify(3).
  package var systemCode: Int32 {
    switch self {
    case .held, .busy: EBUSY
    case .unusable: EACCES
    case .noSpace: ENOSPC
    case .damaged, .database: EIO
    }
  }
}
