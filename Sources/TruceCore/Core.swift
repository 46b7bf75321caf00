import TruceText
package import TruceTopics

/// Every decision of the daemon: when a feed is polled, what is new, what is journaled, what is said.
///
/// A state machine without clock, queue, file or chance of its own: events in, effects out. The same core runs under
/// Dispatch in production and under a simulated clock in tests. Invariants:
///
/// 1. A feed is in flight from its `fetch` effect to its `polled` event, never twice at once.
/// 2. Whatever a poll brought is in one `commit`; the validators it stores cover only articles of that and earlier commits.
/// 3. `seq` grows by one from record to record, in the order of the effects.
/// 4. A feed number means the same URL as long as the core lives; a feed that left the configuration keeps its number.
package struct Core: Sendable {
  struct Feed: Sendable {
    var config: FeedConfig
    var state: FeedState
    var isConfigured = true
    /// The poll under way has asked the sitemap index and asks its newest sitemap.
    var isFollowing = false

    var name: String { config.displayName(title: state.title) }
    var urlToFetch: String {
      if isFollowing, let followed = state.followed { return followed.url }
      return state.movedURL ?? config.url
    }
    /// The host that is asked, as permanent redirects left it: what is polite is reckoned by it.
    var host: String { WebAddress.server(of: state.movedURL ?? config.url) }
    /// What the request for `urlToFetch` is made conditional by.
    var validators: Validators {
      if isFollowing, let followed = state.followed { return followed.validators }
      // Without `follow` an index is an error at every poll: a 304 would hide it.
      return state.followed == nil || config.settings.follow == .newest ? state.validators : Validators()
    }
    /// The wanted time between polls, in milliseconds.
    var interval: Int64 { PublishingPace.interval(config.settings, gap: state.articleGap) }
  }

  var config: Config
  package internal(set) var topics: TopicSet
  var feeds: [Feed] = []
  var numbers: [String: Int] = [:]
  var queue: PollQueue
  var generator: SeededGenerator
  var health = NetworkHealth()
  var refusals = HostRefusals()
  var heartbeat = Heartbeat()
  package private(set) var nextSeq: Int64
  /// The feeds are being polled.
  package private(set) var hasStarted = false
  /// States at the start of feeds that are not configured and were gone for good.
  private var goneElsewhere: [String: FeedState]
  /// `--once`: each due feed is polled once and never again.
  let pollsOnce: Bool
  package var counts = PollCounts()
  package var counters = WatchCounters()

  /// - Parameters:
  ///   - states: What is remembered of feeds, by configured URL.
  ///   - lastSeq: The number of the newest record of the journal; 0 before the first.
  package init(
    config: Config, topics: TopicSet, states: [String: FeedState], lastSeq: Int64, seed: UInt64, pollsOnce: Bool = false
  ) {
    self.config = config
    self.topics = topics
    self.pollsOnce = pollsOnce
    nextSeq = lastSeq + 1
    generator = SeededGenerator(seed: seed)
    queue = PollQueue(transfersMax: config.transfersMax, perHostMax: config.transfersPerHostMax)
    feeds.reserveCapacity(config.feeds.count)
    numbers.reserveCapacity(config.feeds.count)
    goneElsewhere = states.filter(\.value.isGone)
    for feed in config.feeds {
      goneElsewhere[feed.url] = nil
      add(feed, state: states[feed.url] ?? FeedState())
    }
  }

  /// The uptime at which `woken` is due; nil while only an end of a fetch can change anything.
  package var nextWake: Int64? { [queue.nextDue, heartbeat.due].compactMap(\.self).min() }

  /// Feeds that are being fetched.
  package var inFlight: Int { queue.inFlight }

  package mutating func handle(_ event: Event, now: Moment) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .started:
      hasStarted = true
      for feed in feeds.indices { scheduleFirst(feed, now: now) }
      for (url, state) in goneElsewhere { forgetGone(url, state, into: &effects) }
      goneElsewhere = [:]
      setHeartbeat(now: now)
    case .woken: break
    case .polled(let feed, let outcome):
      if startFollowing(feed, outcome) {
        effects.append(.fetch(order(feed, now: now)))
        break
      }
      queue.finished(feed, now: now.uptime)
      if feeds[feed].isConfigured { conclude(feed, outcome, now: now, into: &effects) }
      feeds[feed].isFollowing = false
    case .retryAsked(let urls): retry(urls, now: now, into: &effects)
    case .reconfigured(let config, let topics, let states):
      reconfigure(config, topics, states, now: now, into: &effects)
      setHeartbeat(now: now)
    }
    beat(now: now, into: &effects)
    while let feed = queue.start(now: now.uptime) { effects.append(.fetch(order(feed, now: now))) }
    queue.dropOutdated()
    return effects
  }

  /// With `--once` there is no heartbeat: nobody waits for the next.
  private mutating func setHeartbeat(now: Moment) {
    heartbeat.set(interval: pollsOnce ? nil : config.heartbeatMilliseconds, now: now)
  }

  private mutating func beat(now: Moment, into effects: inout [Effect]) {
    guard heartbeat.isDue(now) else { return }
    let message = heartbeat.message(watchHealth, alerts: counts.alerts, now: now)
    let record = Record(
      seq: takeSeq(), at: now.wall, kind: .notice, feedURL: "", feedName: Heartbeat.feedName,
      notice: Notice(.heartbeat, message: message))
    counters.note(record)
    effects.append(.notice(OutgoingRecord(record: record, isShown: true)))
  }

  /// The number of the next record, used up.
  mutating func takeSeq() -> Int64 {
    defer { nextSeq += 1 }
    return nextSeq
  }

  mutating func add(_ config: FeedConfig, state: FeedState) {
    numbers[config.url] = feeds.count
    let feed = Feed(config: config, state: state)
    feeds.append(feed)
    counters.addFeed()
    queue.addFeed(host: feed.host)
  }

  private func order(_ feed: Int, now: Moment) -> FetchOrder {
    let state = feeds[feed].state
    var headers = [(name: "Accept", value: Core.acceptedTypes), (name: "A-IM", value: "feed")]
    if !isDueInFull(state, now: now.wall) {
      let validators = feeds[feed].validators
      if let etag = validators.etag { headers.append((name: "If-None-Match", value: etag)) }
      if let date = validators.lastModified { headers.append((name: "If-Modified-Since", value: date)) }
    }
    return FetchOrder(
      feed: feed, url: feeds[feed].urlToFetch, config: feeds[feed].config, headers: headers,
      configuredHostIsPrivate: state.movedURL != nil && state.isMovedByPrivateHost)
  }

  /// A server whose validators never change though its feed does would hide everything: once a day the whole
  /// document is asked for.
  private func isDueInFull(_ state: FeedState, now: Timestamp) -> Bool {
    guard let last = state.lastDocument else { return false }
    return now - last > 86_400_000 || last > now
  }

  private static let acceptedTypes =
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, "
    + "text/xml;q=0.9, */*;q=0.8"
}

/// How the polls of this run ended, for `--once` and the status line.
package struct PollCounts: Sendable, Equatable {
  package var succeeded = 0
  package var failed = 0
  package var alerts = 0
}
