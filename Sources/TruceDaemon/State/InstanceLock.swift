internal import Glibc

/// Holds the state folder for this process: `flock(2)` on the file `lock`, which names the process.
///
/// The kernel lets go of it when the process ends, however it ends.
struct InstanceLock: ~Copyable {
  private let file: FileDescriptor

  private init(file: consuming FileDescriptor) { self.file = file }

  /// - Throws: `.held` by another process; `.unusable` when the folder cannot be made or written.
  static func take(folder: String) throws(StateError) -> InstanceLock {
    do {
      try createFolders(folder)
      let file = try FileDescriptor(opening: folder + "/lock", O_RDWR | O_CREAT)
      guard try file.lock() else { throw StateError.held(path: folder, process: holder(file)) }
      try file.truncate(to: 0)
      try file.write(Array("\(getpid())\n".utf8))
      return InstanceLock(file: file)
    } catch let error as SystemError where error.isNoSpace {
      throw .noSpace(path: folder, error.description)
    } catch let error as SystemError {
      throw .unusable(path: folder, error.description)
    } catch let error as StateError {
      throw error
    } catch {
      throw .unusable(path: folder, "\(error)")
    }
  }

  private static func holder(_ file: borrowing FileDescriptor) -> String {
    let bytes = (try? file.read(at: 0, count: 32)) ?? []
    return String(decoding: bytes.prefix { (48...57).contains($0) }, as: UTF8.self)
  }
}

/// Makes a folder and those above it; one that is there already is fine.
func createFolders(_ path: String) throws(SystemError) {
  if mkdir(path, 0o750) == 0 { return }
  switch errno {
  case EEXIST:
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw SystemError(code: ENOTDIR) }
  case ENOENT:
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw SystemError.current }
    try createFolders(String(path[..<slash]))
    guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw SystemError.current }
  default: throw SystemError.current
  }
}

/// Makes the folder of a file and those above it.
func createFolders(ofFileAt path: String) throws(SystemError) {
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try createFolders(String(path[..<slash])) }
}

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
      "the state database '\(path)' is damaged: it was put aside as '\(copy)'; start again to make it from the journal"
    case .database(let path, let why): "cannot use the state database '\(path)': \(why)"
    }
  }
}
