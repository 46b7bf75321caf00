import TruceText

/// When the next heartbeat is due, and what it tells of.
///
/// A heartbeat is a notice about the watch itself, at a fixed interval, so that silence means that nothing happened and
/// not that nobody looked.
struct Heartbeat: Sendable {
  /// Who it is that speaks.
  static let feedName = "trucewatch"

  /// By uptime; nil before the start and without heartbeats.
  private(set) var due: Int64?
  private var interval: Int64?
  private var since: Timestamp?
  private var alertsBefore = 0

  /// Sets the interval; the next heartbeat is a whole one away, unless nothing changed.
  mutating func set(interval: Int64?, now: Moment) {
    guard interval != self.interval || due == nil else { return }
    self.interval = interval
    due = interval.map { now.uptime + $0 }
    if since == nil { since = now.wall }
  }

  func isDue(_ now: Moment) -> Bool { due.map { $0 <= now.uptime } ?? false }

  /// What to tell now; the next is due an interval after this one was.
  ///
  /// - Parameter alerts: Counted from the start of the program.
  mutating func message(_ health: WatchHealth, alerts: Int, now: Moment) -> String {
    // After a suspend one is enough for all that were missed.
    if let due, let interval { self.due = now.uptime - (now.uptime - due) % interval + interval }
    defer { (since, alertsBefore) = (now.wall, alerts) }
    let count = alerts - alertsBefore
    let from = since.map { " since \($0.rfc3339)" } ?? ""
    return "\(health.description); \(count.counted("alert"))\(from)"
  }
}
