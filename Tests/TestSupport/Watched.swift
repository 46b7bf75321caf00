import Foundation

/// State that threads change and tests wait for; woken by the change, never by a clock.
///
/// `@unchecked Sendable`: `state` is read and written under `condition` only.
package final class Watched<State>: @unchecked Sendable {
  private let condition = NSCondition()
  private var state: State

  package init(_ state: State) { self.state = state }

  /// Reads or changes the state, and wakes everybody who waits for it.
  @discardableResult
  package func update<Output>(_ body: (inout State) throws -> Output) rethrows -> Output {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return try body(&state)
  }

  /// Waits until `find` gives something.
  ///
  /// - Throws: `WaitedTooLong` after `timeout`.
  package func wait<Output: Sendable>(
    for what: String, timeout: Duration = .patience, _ find: @escaping @Sendable (State) -> Output?
  ) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      // A thread of its own: the pool of Swift's tasks has one per core, and a test may wait for another.
      Thread.detachNewThread { [self] in continuation.resume(with: Result { try block(for: what, timeout, find) }) }
    }
  }

  private func block<Output>(for what: String, _ timeout: Duration, _ find: (State) -> Output?) throws -> Output {
    let end = Date(timeIntervalSinceNow: timeout / .seconds(1))
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let output = find(state) { return output }
      guard condition.wait(until: end) else {
        if let output = find(state) { return output }
        throw WaitedTooLong(what: what, state: String(describing: state))
      }
    }
  }
}

extension Duration {
  /// How long a test waits for what never comes; what comes ends the wait. A program that is built for a sanitizer takes
  /// minutes on a busy machine for what takes a second.
  package static let patience: Duration = .seconds(300)
}

/// What a test waited for did not come.
package struct WaitedTooLong: Error, CustomStringConvertible {
  package let what: String
  package let state: String

  package var description: String { "waited too long for \(what); there is: \(state.prefix(4000))" }
}
