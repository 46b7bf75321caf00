internal import Glibc

/// A small file that is replaced as a whole: whoever reads it sees the old text or the new one.
package enum AtomicFile {
  /// - Parameters:
  ///   - mode: Of the file, whatever the umask says.
  ///   - isDurable: A power cut leaves one of both, too.
  package static func write(_ bytes: [UInt8], to path: String, mode: UInt32, isDurable: Bool) throws(SystemError) {
    // Not the ending of the file itself: nobody who collects `*.prom` takes it.
    let next = path + ".new"
    do throws(SystemError) {
      let file = try FileDescriptor(opening: next, O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
      guard fchmod(file.number, mode) == 0 else { throw SystemError.current }
      try file.write(bytes)
      if isDurable { try file.synchronize() }
      guard rename(next, path) == 0 else { throw SystemError.current }
      if isDurable { try synchronizeFolder(of: path) }
    } catch {
      unlink(next)
      throw error
    }
  }
}
