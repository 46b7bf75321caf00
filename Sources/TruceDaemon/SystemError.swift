internal import Glibc

/// An `errno` of a system call.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The error of the call that just failed.
  static var current: SystemError { SystemError(code: errno) }

  static let inputOutput = SystemError(code: EIO)
  static let notFound = SystemError(code: ENOENT)
  static let interrupted = SystemError(code: EINTR)

  /// As `strerror(3)` says it, with the number: `No space left on device (errno 28)`.
  package var description: String { "\(String(cString: strerror(code))) (errno \(code))" }

  var isNoSpace: Bool { code == ENOSPC || code == EDQUOT }
  var isDamage: Bool { code == EBADMSG }
  var isBrokenPipe: Bool { code == EPIPE }
  var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
}
