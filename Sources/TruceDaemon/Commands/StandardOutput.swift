internal import Glibc

/// stdout of a command that prints as it goes.
enum StandardOutput {
  /// - Throws: `EPIPE` when nobody reads any more: SIGPIPE is set aside, so that the command ends by itself.
  static func write(_ bytes: [UInt8]) throws(SystemError) {
    signal(SIGPIPE, SIG_IGN)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw SystemError.current
      }
    }
  }
}
