import Foundation

/// Runs what blocks or computes for long where it keeps no other test from going on.
package enum OwnThread {
  /// The pool of Swift's tasks has one thread per core, and transfers of other tests wait for one: this one is not of
  /// the pool, and everything else on the machine goes first.
  package static func run<Output: Sendable>(_ body: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        // On Linux the calling thread's alone.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        continuation.resume(with: Result { try body() })
      }
    }
  }
}
