internal import Glibc
internal import TruceText

/// Makes a folder and those above it; one that is there already is fine.
package func createFolders(_ path: String) throws(SystemError) {
  if mkdir(path, 0o750) == 0 { return }
  switch errno {
  case EEXIST:
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw SystemError(code: ENOTDIR) }
  case ENOENT:
    let error = SystemError.current
    guard FilePath.split(path).folder.utf8.count > 1 else { throw error }
    try createFolders(ofFileAt: path)
    guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw SystemError.current }
  default: throw SystemError.current
  }
}

/// Makes the folder of a file and those above it.
package func createFolders(ofFileAt path: String) throws(SystemError) {
  if FilePath.split(path).folder.utf8.count > 1 { try createFolders(FilePath.folder(of: path)) }
}
