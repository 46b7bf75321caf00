package import Dispatch

/// One deadline, on a Dispatch timer that is moved as seldom as can be.
///
/// Every transfer moves libcurl's deadline several times, and every poll the daemon's, nearly always to a later one; each
/// move of a Dispatch timer wakes another thread. So an armed timer that is too early stays, and is moved on when it
/// fires.
///
/// Confined to its queue.
package final class DeadlineTimer {
  /// What a deadline may be late.
  private static let leeway = DispatchTimeInterval.milliseconds(1)

  private let queue: DispatchQueue
  private let source: any DispatchSourceTimer
  private let onDue: () -> Void
  private var wanted: DispatchTime?
  private var armed: DispatchTime?

  /// - Parameter onDue: Called on `queue` when the deadline has come.
  package init(queue: DispatchQueue, onDue: @escaping () -> Void) {
    self.queue = queue
    self.onDue = onDue
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler { [unowned self] in fire() }
    source.activate()
  }

  package func shutDown() { source.cancel() }

  /// Sets the deadline, in milliseconds from now; `nil`: none.
  package func set(milliseconds: Int?) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard let milliseconds else {
      wanted = nil
      // Nothing is under way: an idle process is not to be woken.
      if armed != nil { arm(.distantFuture) }
      return
    }
    let deadline = DispatchTime.now() + .milliseconds(milliseconds)
    wanted = deadline
    if armed.map({ deadline + Self.leeway < $0 }) ?? true { arm(deadline) }
  }

  private func arm(_ deadline: DispatchTime) {
    armed = deadline == .distantFuture ? nil : deadline
    source.schedule(deadline: deadline, leeway: Self.leeway)
  }

  private func fire() {
    armed = nil
    guard let wanted else { return }
    guard wanted <= .now() else { return arm(wanted) }
    self.wanted = nil
    onDue()
  }
}
