import Foundation
import Synchronization

/// Lets few of the tests that start programs or serve connections run at a time, by the trait `.inTurn`; the others wait.
///
/// Swift Testing starts all tests at once. A hundred programs on two cores wait for each other rather than for what is
/// tested, and no deadline is long enough for the last of them.
package struct Turn: Sendable {
  /// Whether the running test has its turn; `RunningProgram` starts nothing without one.
  @TaskLocal package static var isTaken = false

  /// How many may have their turn at a time: while one waits for its program, another one's computes.
  package static let count = max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)

  private static let places = Mutex(Places())

  /// Runs `body` when its turn has come; within a turn, at once.
  package static func take<Output: Sendable>(_ body: @Sendable () async throws -> Output) async throws -> Output {
    guard !isTaken else { return try await body() }
    let place = await withCheckedContinuation { waiting in places.withLock { $0.give(to: waiting) } }
    defer { places.withLock { $0.takeBack(place) } }
    return try await withTaskExecutorPreference(place) { try await $isTaken.withValue(true) { try await body() } }
  }

  /// Runs the test that has the turn. In the pool of Swift's tasks, of a thread per core, it would wait for hundreds of
  /// tests that need no turn, while its program goes on.
  private final class Executor: TaskExecutor {
    private let queue = DispatchQueue(label: "turn")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  /// The turns that nobody has, or else the tests that wait for one.
  private struct Places {
    private var free = (0..<Turn.count).map { _ in Executor() }
    private var waiting: [CheckedContinuation<Executor, Never>] = []

    mutating func give(to test: CheckedContinuation<Executor, Never>) {
      if let place = free.popLast() { test.resume(returning: place) } else { waiting.append(test) }
    }

    mutating func takeBack(_ place: Executor) {
      if waiting.isEmpty { free.append(place) } else { waiting.removeFirst().resume(returning: place) }
    }
  }
}
