internal import Dispatch

/// libcurl's one timer, on a Dispatch timer that is moved as seldom as can be.
///
/// Every transfer moves libcurl's deadline several times, nearly always to a later one, and each move of a Dispatch
/// timer is a system call. So an armed timer that is too early stays, and is moved on when it fires.
///
/// Confined to the client's queue.
final class CurlTimer {
  private let source: any DispatchSourceTimer
  private let onDue: () -> Void
  private var wanted: DispatchTime?
  private var armed: DispatchTime?

  /// - Parameter onDue: Called on `queue` when the deadline has come.
  init(queue: DispatchQueue, onDue: @escaping () -> Void) {
    self.onDue = onDue
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler { [unowned self] in fire() }
    source.activate()
  }

  func shutDown() { source.cancel() }

  /// Sets the deadline, in milliseconds from now; `nil`: none.
  func set(milliseconds: Int?) {
    guard let milliseconds else {
      wanted = nil
      // Nothing is under way: an idle process is not to be woken.
      if armed != nil { arm(.distantFuture) }
      return
    }
    let deadline = DispatchTime.now() + .milliseconds(milliseconds)
    wanted = deadline
    if armed.map({ deadline < $0 }) ?? true { arm(deadline) }
  }

  private func arm(_ deadline: DispatchTime) {
    armed = deadline == .distantFuture ? nil : deadline
    source.schedule(deadline: deadline, leeway: .milliseconds(1))
  }

  private func fire() {
    armed = nil
    guard let wanted else { return }
    guard wanted <= .now() else { return arm(wanted) }
    self.wanted = nil
    onDue()
  }
}
