import Foundation
import Synchronization
package import Testing

/// A trait that lets few of the tests that start programs or serve connections run at a time; the others wait.
///
/// Swift Testing starts all tests at once. A hundred programs on two cores wait for each other rather than for what is
/// tested, and no deadline is long enough for the last of them.
package struct Turn: SuiteTrait, TestTrait, TestScoping {
  /// Whether the running test has its turn; `RunningProgram` starts nothing without one.
  @TaskLocal package static var isTaken = false

  /// How many may have their turn at a time: where one waits for its program, another one's computes.
  package static let count = max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)

  private static let free = Mutex(Places(count: count))

  /// For a suite: each of its tests, and each argument of a test, takes a turn of its own.
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    try await Turn.take(body)
  }

  /// Runs `body` when its turn has come; within a turn, at once.
  package static func take<Output>(_ body: @Sendable () async throws -> Output) async throws -> Output {
    guard !isTaken else { return try await body() }
    await withCheckedContinuation { waiting in
      free.withLock { $0.enter(waiting) }?.resume()
    }
    defer { free.withLock { $0.leave() }?.resume() }
    return try await $isTaken.withValue(true) { try await body() }
  }

  /// Turns that are free, or else the tests that wait for one, the first first.
  private struct Places {
    var count: Int
    var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Returns: Who goes on now.
    mutating func enter(_ test: CheckedContinuation<Void, Never>) -> CheckedContinuation<Void, Never>? {
      guard count > 0 else {
        waiting.append(test)
        return nil
      }
      count -= 1
      return test
    }

    /// - Returns: Who goes on now.
    mutating func leave() -> CheckedContinuation<Void, Never>? {
      guard waiting.isEmpty else { return waiting.removeFirst() }
      count += 1
      return nil
    }
  }
}

extension Trait where Self == Turn {
  /// For suites and tests that start programs or serve connections.
  package static var inTurn: Self { Self() }
}
