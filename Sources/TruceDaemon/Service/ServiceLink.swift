internal import Dispatch
internal import Logging
internal import TruceCore
internal import TruceStorage
internal import TruceText

/// What the service manager hears of the daemon, from its start to its end.
///
/// Confined to the daemon's queue. Without a service manager nothing is sent and no timer runs.
final class ServiceLink {
  /// The status line follows a change at once, but not more often than this: milliseconds.
  private static let statusInterval: Int64 = 5000

  private let queue: DispatchQueue
  private let notifier: Notifier
  private let watchdog: WatchdogOrder?
  private let watchdogTimer: any DispatchSourceTimer
  private let started: Timestamp
  private var sentStatus = ""
  private var schedule = ReportSchedule(interval: statusInterval)
  /// Stands before the figures as long as it is true: a refused configuration, a full disk.
  private var troubles: [Trouble: String] = [:]

  enum Trouble: Int {
    case space
    case configuration
  }

  init(environment: [String: String], queue: DispatchQueue, started: Timestamp) {
    self.queue = queue
    notifier = Notifier(socket: environment["NOTIFY_SOCKET"])
    watchdog = notifier.isOn ? WatchdogOrder(environment: environment) : nil
    watchdogTimer = DispatchSource.makeTimerSource(queue: queue)
    watchdogTimer.setEventHandler {}
    watchdogTimer.activate()
    self.started = started
  }

  /// By uptime; nil while the status line tells what is.
  var nextDue: Int64? { schedule.nextDue }

  /// The daemon has started; from now on `onLook` is called twice in each interval of the watchdog, and when it answers
  /// true that is told.
  func ready(_ core: Core, now: Moment, onLook: @escaping () -> Bool) {
    dispatchPrecondition(condition: .onQueue(queue))
    let sign = watchdog == nil ? [] : ["WATCHDOG=1"]
    notifier.send(["READY=1", status(core, now)] + sign)
    guard let watchdog else { return }
    watchdogTimer.setEventHandler { [notifier] in if onLook() { notifier.send(["WATCHDOG=1"]) } }
    let interval = DispatchTimeInterval.microseconds(Int(watchdog.signMicroseconds))
    watchdogTimer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(1))
  }

  func reloading(monotonicMicroseconds: Int64) {
    notifier.send(["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds)"])
  }

  /// - Parameter mistakes: Why the old configuration goes on; empty when the new one was taken.
  func reloaded(_ core: Core, mistakes: [String], now: Moment) {
    dispatchPrecondition(condition: .onQueue(queue))
    troubles[.configuration] = mistakes.first.map { "configuration refused, the old one goes on: \($0)" }
    notifier.send(["READY=1", status(core, now)])
  }

  /// - Parameter text: nil when it is over.
  func tell(_ trouble: Trouble, _ text: String?, _ core: Core, now: Moment) {
    dispatchPrecondition(condition: .onQueue(queue))
    troubles[trouble] = text
    if notifier.isOn { notifier.send([status(core, now)]) }
  }

  /// Something of what the status line tells may have changed.
  func noteChange() {
    dispatchPrecondition(condition: .onQueue(queue))
    if notifier.isOn { schedule.noteChange() }
  }

  /// Sends the status line where it is time to.
  func update(_ core: Core, now: Moment) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard schedule.isDue(uptime: now.uptime) else { return }
    let before = sentStatus
    let line = status(core, now)
    if line != before { notifier.send([line]) }
  }

  func stopping() { notifier.send(["STOPPING=1", "STATUS=Stopping"]) }

  /// - Parameter code: An `errno`.
  func failed(_ text: String, code: Int32) { notifier.sendFailure(text, code: code) }

  func end() {
    dispatchPrecondition(condition: .onQueue(queue))
    watchdogTimer.cancel()
  }

  /// The line to send; taken as sent.
  private func status(_ core: Core, _ now: Moment) -> String {
    schedule.noteReport(uptime: now.uptime)
    guard notifier.isOn else { return "" }
    let parts = troubles.sorted { $0.key.rawValue < $1.key.rawValue }.map { LineText.make($0.value, bytesMax: 1024) }
    let alerts = "\(core.counts.alerts) alert\(core.counts.alerts == 1 ? "" : "s") since \(started.rfc3339)"
    sentStatus = "STATUS=" + (parts + [core.watchHealth.description, alerts]).joined(separator: "; ")
    return sentStatus
  }
}
