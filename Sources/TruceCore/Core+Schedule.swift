import TruceText
import TruceTopics

extension Core {
  /// Feeds that are due when the program starts are polled over this time per feed, not in one burst.
  private static let startSpreadPerFeed: Int64 = 20
  /// While the network is down, feeds are tried again after this time, failures not counted.
  private static let networkDownWait: Int64 = 30_000

  /// Sets the first poll of a feed after a start or a change of the configuration.
  mutating func scheduleFirst(_ feed: Int, now: Moment) {
    let state = feeds[feed].state
    guard feeds[feed].isConfigured, !state.isGone else { return queue.setDue(feed, at: nil) }
    let wait = remainingWait(feeds[feed], now: now.wall)
    if pollsOnce {
      queue.setDue(feed, at: wait > 0 ? nil : now.uptime)
    } else {
      queue.setDue(feed, at: now.uptime + (wait > 0 ? wait : startSpread(feeds[feed].interval)))
    }
  }

  /// Milliseconds until the poll that was planned before the restart; 0 when it is due or was never planned.
  private func remainingWait(_ feed: Feed, now: Timestamp) -> Int64 {
    guard let planned = feed.state.nextPoll else { return 0 }
    var wait = planned - now
    // One that was never polled may be held with its host.
    if let last = feed.state.lastPoll {
      guard last <= now else { return 0 }
      // The wanted interval may have been shortened since; what the server asked for still holds, where it is obeyed.
      let reason = feed.state.pollReason
      let isIgnored = PublisherWish(reason).map(feed.config.settings.ignoredWishes.contains) ?? false
      if reason == .interval || isIgnored { wait = min(wait, feed.interval * 11 / 10 - (now - last)) }
    }
    return min(max(0, wait), max(PollPlanner.waitMax, feed.interval * 11 / 10))
  }

  private mutating func startSpread(_ interval: Int64) -> Int64 {
    let span = min(interval, Int64(feeds.count - 1) * Core.startSpreadPerFeed)
    return span <= 0 ? 0 : Int64.random(in: 0...span, using: &generator)
  }

  /// Steps of time in milliseconds, each a part of those before it.
  private static let sharedSteps: [Int64] = [100, 50, 10]

  /// The end of a wait, at most a hundredth of it later: polls of about the same time share a wake-up.
  private static func sharedDue(after wait: Int64, now: Moment) -> Int64 {
    let due = now.uptime + wait
    guard let step = sharedSteps.first(where: { wait >= $0 * 100 }) else { return due }
    return (due + step - 1) / step * step
  }

  /// Sets the next poll of `feed` as planned, not before its host may be asked again, and says it where a server's wish
  /// was cut.
  mutating func schedule(_ feed: Int, _ wanted: PollPlanner.Plan, now: Moment, into effects: inout [Effect]) {
    let plan = afterHold(of: feed, wanted, now: now)
    let isNews = plan.isClamped && feeds[feed].state.pollReason != plan.reason
    feeds[feed].state.nextPoll = now.wall + plan.wait
    feeds[feed].state.pollReason = plan.reason
    queue.setDue(feed, at: pollsOnce ? nil : Core.sharedDue(after: plan.wait, now: now))
    if isNews {
      effects.append(
        .log(
          .info,
          "'\(feeds[feed].config.url)' asks for a longer wait (\(plan.reason.rawValue)) than a day: polling it in "
            + Wait.text(plan.wait)))
    }
  }

  /// `plan`, or the end of the hold of the host where that is later: a fetch may have been under way when the hold began.
  private mutating func afterHold(of feed: Int, _ plan: PollPlanner.Plan, now: Moment) -> PollPlanner.Plan {
    let left = queue.heldUntil(feed) - now.uptime
    guard left > plan.wait else { return plan }
    let spread = Int64.random(in: 0...max(1, left / 10), using: &generator)
    return PollPlanner.Plan(wait: left + spread, reason: .retryAfter)
  }

  /// Leaves a host alone that wants it: it said for how long, or it said 429, or it refuses one feed after another.
  mutating func holdHostIfRefused(
    _ feed: Int, _ answer: FetchAnswer?, _ retryAfter: Int64?, _ plan: PollPlanner.Plan, now: Moment,
    into effects: inout [Effect]
  ) {
    guard let answer, [403, 429, 503].contains(answer.status) else { return }
    let refusesMany = refusals.note(feed, host: feeds[feed].host)
    if let retryAfter, answer.status != 403 {
      holdHost(of: feed, for: min(retryAfter, PollPlanner.waitMax), now: now, into: &effects)
    } else if answer.status == 429 || refusesMany {
      holdHost(of: feed, for: min(plan.wait, feeds[feed].interval * 2), now: now, into: &effects)
    }
  }

  /// A host that asked for quiet is left alone by all its feeds.
  mutating func holdHost(of feed: Int, for wait: Int64, now: Moment, into effects: inout [Effect]) {
    queue.holdHost(of: feed, until: now.uptime + wait)
    for other in queue.feedsOnHost(of: feed) where other != feed && feeds[other].isConfigured {
      guard let due = queue.due(other), due < now.uptime + wait else { continue }
      schedule(other, PollPlanner.Plan(wait: 0, reason: .retryAfter), now: now, into: &effects)
      effects.append(
        .commit(Commit(feedURL: feeds[other].config.url, records: [], changes: [], state: feeds[other].state)))
    }
  }

  /// The wait after a fetch that got no answer while nothing else got one either.
  mutating func networkDownPlan(_ feed: Int) -> PollPlanner.Plan {
    let wait = min(feeds[feed].interval, Core.networkDownWait)
    return PollPlanner.Plan(
      wait: Int64.random(in: wait * 9 / 10...max(wait * 11 / 10, 1), using: &generator), reason: .backoff)
  }

  /// The network is back: feeds that wait because of it are due now.
  mutating func retryUnanswered(now: Moment) {
    for feed in feeds.indices where feeds[feed].isConfigured && feeds[feed].state.isUnanswered {
      guard feeds[feed].state.lastError != nil, queue.due(feed) != nil else { continue }
      queue.setDue(feed, at: now.uptime + startSpread(feeds[feed].interval))
    }
  }

  /// Takes over a new configuration: feeds that stay keep their state, their number and a fetch under way.
  mutating func reconfigure(
    _ config: Config, _ topics: TopicSet, _ states: [String: FeedState], now: Moment, into effects: inout [Effect]
  ) {
    self.config = config
    self.topics = topics
    queue.transfersMax = config.transfersMax
    queue.perHostMax = config.transfersPerHostMax
    let wasConfigured = feeds.map(\.isConfigured)
    for feed in feeds.indices { feeds[feed].isConfigured = false }
    for feed in config.feeds {
      guard let number = numbers[feed.url] else {
        add(feed, state: states[feed.url] ?? FeedState())
        scheduleFirst(feeds.count - 1, now: now)
        continue
      }
      let isUnchanged = wasConfigured[number] && feeds[number].config == feed
      feeds[number].config = feed
      feeds[number].isConfigured = true
      if !isUnchanged, !queue.isInFlight(number) { scheduleFirst(number, now: now) }
    }
    for feed in feeds.indices where !feeds[feed].isConfigured {
      queue.setDue(feed, at: nil)
      guard feeds[feed].state.isGone else { continue }
      feeds[feed].state.isGone = false
      forgetGone(feeds[feed].config.url, feeds[feed].state, into: &effects)
    }
  }

  /// A feed that is not configured is gone no more: taking it out and in again, across a restart or not, is how a person
  /// says that a 410 was wrong.
  func forgetGone(_ url: String, _ state: FeedState, into effects: inout [Effect]) {
    var state = state
    state.isGone = false
    effects.append(.commit(Commit(feedURL: url, records: [], changes: [], state: state)))
  }

  /// Asks feeds again at once, as a person wants it: back-off, freshness and a 410 are forgotten, but not that a server
  /// asked to be left alone.
  mutating func retry(_ urls: [String], now: Moment, into effects: inout [Effect]) {
    for feed in urls.compactMap({ numbers[$0] }) where feeds[feed].isConfigured {
      feeds[feed].state.isGone = false
      if feeds[feed].state.pollReason != .retryAfter || feeds[feed].state.nextPoll == nil {
        feeds[feed].state.nextPoll = nil
        if hasStarted, !queue.isInFlight(feed) { queue.setDue(feed, at: now.uptime) }
      }
      let (url, state) = (feeds[feed].config.url, feeds[feed].state)
      effects.append(.commit(Commit(feedURL: url, records: [], changes: [], state: state)))
    }
  }
}
