internal import Glibc
internal import TruceStorage

/// stdout of a command that prints as it goes.
enum StandardOutput {
  /// - Throws: `EPIPE` when nobody reads any more: SIGPIPE is set aside, so that the command ends by itself.
  static func write(_ bytes: [UInt8]) throws(SystemError) {
    signal(SIGPIPE, SIG_IGN)
    try writeAll(bytes, to: STDOUT_FILENO)
  }
}
