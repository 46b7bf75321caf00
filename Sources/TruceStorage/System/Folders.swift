internal import Glibc

/// Makes a folder and those above it; one that is there already is fine.
package func createFolders(_ path: String) throws(SystemError) {
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
package func createFolders(ofFileAt path: String) throws(SystemError) {
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try createFolders(String(path[..<slash])) }
}
