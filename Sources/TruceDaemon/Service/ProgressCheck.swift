internal import TruceCore

/// Whether scheduler and fetches make progress: a daemon that is alive but polls nothing is one to be restarted.
///
/// Confined to the daemon's queue, whose own progress the caller shows by calling at all. Times are milliseconds.
struct ProgressCheck {
  /// A fetch ends at its timeout; what is this much later will not end any more.
  private static let fetchGrace: Int64 = 60_000
  /// A poll may be due this long while the queue has other things to do.
  private static let wakeGrace: Int64 = 5000

  /// Why there is no progress.
  enum Stall: Error, Equatable, CustomStringConvertible {
    case fetch(feedURL: String)
    case scheduler

    var description: String {
      switch self {
      case .fetch(let url): "the fetch of '\(url)' does not end at its timeout"
      case .scheduler: "polls are due and are not made"
      }
    }
  }

  private struct Fetch {
    let feedURL: String
    /// On the monotonic clock, which stands still in a suspend as the transfer's timeout does.
    let deadline: Int64
  }

  private var fetches: [Int: Fetch] = [:]
  private var wasLate = false

  mutating func started(feed: Int, _ config: FeedConfig, monotonic: Int64) {
    let deadline = monotonic + config.settings.timeoutMilliseconds + ProgressCheck.fetchGrace
    fetches[feed] = Fetch(feedURL: config.url, deadline: deadline)
  }

  mutating func ended(feed: Int) { fetches[feed] = nil }

  /// Looks once in each interval of the watchdog.
  ///
  /// - Parameter nextWake: When the core wants to act, by uptime; nil when nothing waits, or waits for space on the disk.
  /// - Returns: Whether the scheduler is late: it should be woken, as after a suspend.
  /// - Throws: What stands still; the scheduler when it was late at the last look, too.
  mutating func look(uptime: Int64, monotonic: Int64, nextWake: Int64?) throws(Stall) -> Bool {
    let isLate = nextWake.map { $0 + ProgressCheck.wakeGrace <= uptime } ?? false
    defer { wasLate = isLate }
    if let stuck = fetches.values.first(where: { $0.deadline < monotonic }) { throw .fetch(feedURL: stuck.feedURL) }
    if isLate, wasLate { throw .scheduler }
    return isLate
  }
}
