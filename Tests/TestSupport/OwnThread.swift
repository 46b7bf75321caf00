import Foundation

/// Runs what blocks or computes for long where it keeps no other test from going on.
package enum OwnThread {
  /// The pool of Swift's tasks has one thread per core, and other tests wait for one: this one is not of the pool.
  package static func run<Output: Sendable>(_ body: @escaping @Sendable () throws -> Output) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}
