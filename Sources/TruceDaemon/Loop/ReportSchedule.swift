/// When a report that follows changes is due: at once, but not more often than an interval.
struct ReportSchedule {
  /// Milliseconds.
  let interval: Int64
  private var isOutdated = false
  private var reportedAt: Int64?

  init(interval: Int64) { self.interval = interval }

  /// By uptime; nil while the report tells what is.
  var nextDue: Int64? { isOutdated ? reportedAt.map { $0 + interval } ?? 0 : nil }

  func isDue(uptime: Int64) -> Bool { nextDue.map { $0 <= uptime } ?? false }

  mutating func noteChange() { isOutdated = true }

  mutating func noteReport(uptime: Int64) { (isOutdated, reportedAt) = (false, uptime) }
}
