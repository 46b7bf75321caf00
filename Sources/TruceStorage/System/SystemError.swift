internal import Glibc

/// An `errno` of a system call.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The error of the call that just failed.
  package static var current: SystemError { SystemError(code: errno) }

  package static let inputOutput = SystemError(code: EIO)
  package static let notFound = SystemError(code: ENOENT)
  package static let interrupted = SystemError(code: EINTR)
  /// What is compressed ends before its end.
  static let cutShort = SystemError(code: ENODATA)
  /// A program that is needed is not installed.
  static let noProgram = SystemError(code: ENOPKG)

  /// As `strerror(3)` says it, with the number: `No space left on device (errno 28)`.
  package var description: String { "\(String(cString: strerror(code))) (errno \(code))" }

  package var isNoSpace: Bool { code == ENOSPC || code == EDQUOT }
  package var isDamage: Bool { code == EBADMSG || self == .cutShort }
  package var isBrokenPipe: Bool { code == EPIPE }
  package var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
}
