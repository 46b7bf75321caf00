internal import Glibc

/// Files behind `file:` URLs.
enum LocalFile {
  /// Lets only regular files through: opening a pipe would block the queue until somebody writes.
  ///
  /// - Throws: `.file` with the reason.
  static func check(_ path: String) throws(HTTPError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .file(reason: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(reason: "it is no regular file") }
  }
}
