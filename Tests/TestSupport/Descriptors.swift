import Glibc
import Synchronization

/// Descriptors that no program started by a test inherits: one that did would hold a connection or a pipe open.
///
/// Swift's Glibc module has neither `pipe2` nor `accept4`, so the flag is set under a lock that spawning takes, too.
package enum Descriptors {
  private static let lock = Mutex(())

  /// Runs `body` while no other body runs.
  static func withLock<Output: Sendable>(_ body: () throws -> sending Output) rethrows -> Output {
    try lock.withLock { _ in try body() }
  }

  package static func pipe() throws -> (readEnd: Int32, writeEnd: Int32) {
    try withLock {
      var ends: [Int32] = [0, 0]
      guard Glibc.pipe(&ends) == 0 else { throw Spawn.Failure(call: "pipe", code: errno) }
      for end in ends { setClosedOnExec(end) }
      return (ends[0], ends[1])
    }
  }

  /// - Returns: The accepted connection, or -1.
  static func accept(_ listener: Int32) -> Int32 {
    withLock {
      let descriptor = Glibc.accept(listener, nil, nil)
      if descriptor >= 0 { setClosedOnExec(descriptor) }
      return descriptor
    }
  }

  private static func setClosedOnExec(_ descriptor: Int32) {
    let code = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    precondition(code == 0, "fcntl: errno \(errno)")
  }
}
