import TruceFeeds
import TruceText

/// When a feed is polled next: the wanted interval, and what the server and the feed ask for, which only lengthens it.
///
/// Sources: RFC 9111 4.2 (freshness), RSS 2.0 (ttl, skipHours, skipDays), RSS 1.0 mod_syndication, RFC 9110 10.2.3.
struct PollPlanner {
  /// Nothing a server says keeps a feed unread for longer: a wrong `max-age` of a year is a wrong header.
  static let waitMax: Int64 = 86_400_000
  /// Back-off ends here while the server or the network has trouble (5xx, no answer).
  static let backoffMax: Int64 = 3_600_000
  /// And here when the server refuses (4xx): asking more often would not help.
  static let refusedBackoffMax: Int64 = 4 * 3_600_000
  /// And here when nothing answers, which may be this machine's network: no server is troubled, and news waits.
  static let silentBackoffMax: Int64 = 300_000
  /// An `Age` is believed up to a year: it is subtracted.
  private static let ageMax: Int64 = 365 * 86_400_000
  /// Each wait differs by up to this share of itself, so that feeds do not stay in step.
  static let jitterShare = 0.1

  struct Plan: Equatable {
    /// Milliseconds from now.
    var wait: Int64
    var reason: PollReason
    /// A server's wish was cut to `waitMax`.
    var isClamped = false
  }

  var interval: Int64

  /// After a 200, 226 or 304.
  func afterSuccess(
    _ answer: FetchAnswer, hints: PollingHints, now: Timestamp, using generator: inout SeededGenerator
  ) -> Plan {
    var plan = Plan(wait: jittered(interval, using: &generator), reason: .interval)
    func atLeast(_ wait: Int64?, _ reason: PollReason) {
      guard let wait, wait > plan.wait else { return }
      plan = Plan(wait: wait, reason: reason)
    }
    let freshness = freshness(answer, now: now)
    atLeast(freshness?.wait, freshness?.reason ?? .maxAge)
    atLeast(hints.ttlMinutes.map { Int64(min($0, 1 << 31)) * 60_000 }, .ttl)
    atLeast(untilUpdate(hints, now: now, using: &generator), .updatePeriod)
    if plan.wait > PollPlanner.waitMax, plan.reason != .interval {
      plan.wait = max(PollPlanner.waitMax, interval)
      plan.isClamped = true
    }
    return skipping(plan, hints: hints, now: now, using: &generator)
  }

  /// After a failure that is the `failures`-th in a row.
  ///
  /// - Parameters:
  ///   - failures: 0 where the next poll is not to be later for it.
  ///   - isUnanswered: No server answered, and the network may be the cause.
  ///   - isRefusal: The server refuses (4xx).
  func afterFailure(
    _ failures: Int, isUnanswered: Bool, isRefusal: Bool, retryAfter: Int64?, using generator: inout SeededGenerator
  ) -> Plan {
    let backoffMax =
      isUnanswered
      ? PollPlanner.silentBackoffMax : isRefusal ? PollPlanner.refusedBackoffMax : PollPlanner.backoffMax
    let cap = max(interval, backoffMax)
    let factor = Int64(1) << Int64(min(failures, 20))
    let (product, overflow) = interval.multipliedReportingOverflow(by: factor)
    var plan = Plan(wait: jittered(overflow ? cap : min(product, cap), using: &generator), reason: .backoff)
    if let retryAfter, retryAfter > plan.wait {
      plan = Plan(wait: retryAfter, reason: .retryAfter)
    }
    // A back-off is never longer than the limit or the interval, give or take the jitter: that is nobody's wish.
    if plan.reason == .retryAfter, plan.wait > PollPlanner.waitMax, plan.wait > interval {
      plan.wait = max(PollPlanner.waitMax, interval)
      plan.isClamped = true
    }
    return plan
  }

  /// Milliseconds that `Retry-After` asks for: seconds, or an HTTP date by the server's own clock.
  static func retryAfter(_ answer: FetchAnswer?, now: Timestamp) -> Int64? {
    guard let answer, let header = answer.retryAfter else { return nil }
    if let seconds = DecimalSeconds.parse(header) { return min(seconds, waitMax / 1000 + 1) * 1000 }
    let asked = answer.date.flatMap(HTTPDate.parse) ?? now
    return HTTPDate.parse(header).map { max(0, $0 - asked) }
  }

  private func freshness(_ answer: FetchAnswer, now: Timestamp) -> (wait: Int64, reason: PollReason)? {
    let control = answer.cacheControl.map { CacheControl($0) }
    if control?.isUncacheable == true { return nil }
    let age = answer.age.flatMap { DecimalSeconds.parse($0) } ?? 0
    if let seconds = control?.maxAgeSeconds { return (max(0, seconds - age) * 1000, .maxAge) }
    guard let expires = answer.expires.flatMap(HTTPDate.parse) else { return nil }
    guard let date = answer.date.flatMap(HTTPDate.parse) else { return (expires - now, .expires) }
    // From a cache, the date is that of the publisher's answer, and part of the time has passed.
    return (expires - date - min(age * 1000, PollPlanner.ageMax), .expires)
  }

  /// Milliseconds that the syndication module asks for: its period, or with a base what is left of it.
  private func untilUpdate(_ hints: PollingHints, now: Timestamp, using generator: inout SeededGenerator) -> Int64? {
    guard let seconds = hints.updatePeriodSeconds else { return nil }
    let period = Int64(min(seconds, 1 << 31)) * 1000
    guard let base = hints.updateBase, period > 0 else { return period }
    let passed = (now - base) % period
    let left = period - (passed < 0 ? passed + period : passed)
    // All feeds of a server have the same base: they are not asked in the same second.
    return left + Int64.random(in: 0...Int64(Double(period) * PollPlanner.jitterShare), using: &generator)
  }

  /// Moves the poll out of the hours and days in which the publisher wants none.
  private func skipping(
    _ plan: Plan, hints: PollingHints, now: Timestamp, using generator: inout SeededGenerator
  ) -> Plan {
    guard hints.skipHours != 0 || hints.skipDays != 0 else { return plan }
    var moved = plan
    let hour: Int64 = 3_600_000
    // An interval of about a day or more is a person's: the publisher's hours are looked for after it.
    let waitMax = interval * 2 > PollPlanner.waitMax ? plan.wait + PollPlanner.waitMax : PollPlanner.waitMax
    while moved.wait < waitMax {
      let time = now + moved.wait
      if hints.skipDays >> time.weekday & 1 == 1 {
        moved.reason = .skipDays
      } else if hints.skipHours >> time.civil.hour & 1 == 1 {
        moved.reason = .skipHours
      } else {
        // Not all feeds on the stroke of the hour, nor before it where the clock is being slowed down.
        if moved.wait > plan.wait { moved.wait += Int64.random(in: 1000...(hour / 10), using: &generator) }
        return moved
      }
      moved.wait += hour - time.milliseconds % hour
    }
    moved.wait = max(plan.wait, waitMax)
    moved.isClamped = true
    return moved
  }

  private func jittered(_ wait: Int64, using generator: inout SeededGenerator) -> Int64 {
    let share = Double.random(in: -PollPlanner.jitterShare...PollPlanner.jitterShare, using: &generator)
    return max(1, wait + Int64(Double(wait) * share))
  }
}
