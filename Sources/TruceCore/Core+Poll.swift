import TruceFeeds
import TruceText
import TruceTopics

extension Core {
  /// A feed is called down after so many failures in a row …
  private static let downFailuresMin = 3
  /// … and so long without a success: a server that restarts is no news.
  private static let downAfter: Int64 = 900_000

  /// Draws the consequences of a poll.
  mutating func conclude(_ feed: Int, _ outcome: FetchOutcome, now: Moment, into effects: inout [Effect]) {
    feeds[feed].state.polls += 1
    feeds[feed].state.lastPoll = now.wall
    var poll = Poll(feed: feed, now: now)
    switch outcome {
    case .failed(let message, let isUnanswered, let failure):
      _ = health.note(isUnanswered: isUnanswered, host: feeds[feed].host)
      fail(&poll, message, failure, isUnanswered: isUnanswered, into: &effects)
    case .answered(let answer):
      if health.note(isUnanswered: false, host: feeds[feed].host) { retryUnanswered(now: now) }
      feeds[feed].state.bodyBytes += Int64(answer.wireBytes)
      conclude(&poll, answer, into: &effects)
    }
    for index in poll.records.indices {
      counters.note(poll.records[index].record)
      if poll.records[index].record.kind == .alert { counts.alerts += 1 }
    }
    let commit = Commit(
      feedURL: feeds[feed].config.url, records: poll.records, changes: poll.changes, state: feeds[feed].state)
    effects.append(.commit(commit))
  }

  private mutating func conclude(_ poll: inout Poll, _ answer: FetchAnswer, into effects: inout [Effect]) {
    switch (answer.status, answer.body) {
    case (304, _) where !answer.wasConditional:
      fail(
        &poll, "HTTP status 304 to a request for the whole document", .httpOther, answer: answer, into: &effects)
    case (304, _):
      feeds[poll.feed].state.notModified += 1
      // The target knows the document by its validators: it is the feed that was read.
      if !feeds[poll.feed].isFollowing { rememberMove(answer, &poll) }
      succeed(&poll, answer, into: &effects)
    case (200, .document(let fetched)?) where fetched.isCut, (226, .document(let fetched)?) where fetched.isCut:
      read(fetched, isDelta: true, &poll, into: &effects)
      let count = fetched.articles.count
      let items = count == 0 ? "no whole item was" : count == 1 ? "1 whole item was" : "\(count) whole items were"
      fail(&poll, "the document ends in the middle: \(items) read", .transfer, hasItems: count > 0, into: &effects)
    case (200, .document(let fetched)?), (226, .document(let fetched)?):
      read(fetched, isDelta: answer.status == 226, &poll, into: &effects)
      if fetched.document.isComplete { acknowledge(answer, &poll) }
      succeed(&poll, answer, into: &effects)
    case (_, .broken(let fetched, let why)?):
      read(fetched, isDelta: true, &poll, into: &effects)
      fail(&poll, why, .transfer, into: &effects)
    case (_, .index(let newest)?): fail(&poll, whyNotFollowed(newest, poll.feed), .notAFeed, into: &effects)
    case (_, .noFeed(let message)?): fail(&poll, message, .notAFeed, into: &effects)
    case (410, _) where !answer.isFromElsewhere && feeds[poll.feed].urlToFetch == feeds[poll.feed].config.url:
      leave(&poll, into: &effects)
    default:
      // A server that cannot take back its own validators: they would keep the feed from being read until tomorrow.
      if answer.wasConditional, [400, 412, 431].contains(answer.status) { keep(Validators(), of: poll.feed) }
      let words = Core.words(for: answer, feeds[poll.feed].config.settings)
      fail(&poll, words, FailureClass(status: answer.status), answer: answer, into: &effects)
    }
  }

  /// Stores the validators and the address of a complete document.
  private mutating func acknowledge(_ answer: FetchAnswer, _ poll: inout Poll) {
    let feed = poll.feed
    feeds[feed].state.lastDocument = poll.now.wall
    keep(Validators(etag: answer.etag, lastModified: answer.lastModified), of: feed)
    if feeds[feed].isFollowing { return }
    feeds[feed].state.followed = nil
    rememberMove(answer, &poll)
  }

  /// Remembers where permanent redirects led to, once a feed was there.
  private mutating func rememberMove(_ answer: FetchAnswer, _ poll: inout Poll) {
    let feed = poll.feed
    guard let target = answer.movedTo, target != feeds[feed].state.movedURL else { return }
    guard target != feeds[feed].config.url else { return move(feed, to: nil) }
    move(feed, to: target)
    feeds[feed].state.isMovedByPrivateHost = answer.configuredHostIsPrivate
    guard target != feeds[feed].state.announcedMove else { return }
    feeds[feed].state.announcedMove = target
    notice(.feedMoved, "moved for good to \(target); please change the configuration", &poll)
  }

  /// Keeps what the next request for the URL that was asked is made conditional by.
  private mutating func keep(_ validators: Validators, of feed: Int) {
    if feeds[feed].isFollowing {
      feeds[feed].state.followed?.validators = validators
    } else {
      feeds[feed].state.validators = validators
    }
  }

  private mutating func succeed(_ poll: inout Poll, _ answer: FetchAnswer, into effects: inout [Effect]) {
    let feed = poll.feed
    counts.succeeded += 1
    refusals.clear(host: feeds[feed].host)
    if feeds[feed].state.isDown {
      let since = feeds[feed].state.failingSince.map { " after " + Wait.text(poll.now.wall - $0) } ?? ""
      notice(.feedUp, "answers again\(since)", &poll)
    }
    feeds[feed].state.isDown = false
    feeds[feed].state.failures = 0
    feeds[feed].state.isUnanswered = false
    feeds[feed].state.failingSince = nil
    feeds[feed].state.lastError = nil
    noticeIfStale(&poll)
    feeds[feed].state.lastSuccess = poll.now.wall
    var answer = answer
    // What a 304 does not say stays as it was. Source: RFC 9111, 4.3.4.
    if answer.status == 304, answer.expires == nil {
      answer.cacheControl = answer.cacheControl ?? feeds[feed].state.cacheControl
    }
    feeds[feed].state.cacheControl = answer.cacheControl
    let planner = PollPlanner(interval: feeds[feed].interval)
    let ignored = feeds[feed].config.settings.ignoredWishes
    let plan = planner.afterSuccess(
      ignored.contains(.maxAge) ? answer.withoutFreshness : answer,
      hints: ignored.contains(.ttl) ? PollingHints() : feeds[feed].state.hints, now: poll.now.wall, using: &generator)
    schedule(feed, plan, now: poll.now, into: &effects)
  }

  /// - Parameter hasItems: The server does well and its document, always cut, has items: they are not to come later.
  private mutating func fail(
    _ poll: inout Poll, _ message: String, _ failure: FailureClass, isUnanswered: Bool = false, hasItems: Bool = false,
    answer: FetchAnswer? = nil,
    into effects: inout [Effect]
  ) {
    let feed = poll.feed
    counts.failed += 1
    counters.note(failure, feed: feed)
    let planner = PollPlanner(interval: feeds[feed].interval)
    let plan: PollPlanner.Plan
    if isUnanswered, health.isDown {
      plan = networkDownPlan(feed)
    } else {
      feeds[feed].state.failures += 1
      let isRefusal = answer.map { (400..<500).contains($0.status) } ?? false
      let retryAfter = PollPlanner.retryAfter(answer, now: poll.now.wall)
      plan = planner.afterFailure(
        hasItems ? 0 : feeds[feed].state.failures, isUnanswered: isUnanswered, isRefusal: isRefusal,
        retryAfter: retryAfter,
        using: &generator)
      holdHostIfRefused(feed, answer, retryAfter, plan, now: poll.now, into: &effects)
    }
    feeds[feed].state.failingSince = feeds[feed].state.failingSince ?? poll.now.wall
    feeds[feed].state.lastError = message
    feeds[feed].state.isUnanswered = isUnanswered
    if !isUnanswered { forgetFollowed(feed) }
    let mayPass =
      isUnanswered || answer?.status == 429 || [.connect, .timeout, .transfer, .http5xx].contains(failure)
    if !mayPass || feeds[feed].state.failures >= Core.downFailuresMin { forgetMove(feed) }
    schedule(feed, plan, now: poll.now, into: &effects)
    let next = pollsOnce ? "" : ", trying again in \(Wait.text(plan.wait))"
    effects.append(.log(.warning, "cannot fetch '\(feeds[feed].config.url)': \(message)\(next)"))
    noticeIfDown(&poll, message)
  }

  /// Where redirects once led to may be what is broken now: the configured address is asked next, in full.
  private mutating func forgetMove(_ feed: Int) {
    guard feeds[feed].state.movedURL != nil else { return }
    move(feed, to: nil)
    feeds[feed].state.validators = Validators()
  }

  /// Has `feed` asked at `url` from now on; nil: where it is configured.
  private mutating func move(_ feed: Int, to url: String?) {
    feeds[feed].state.movedURL = url
    queue.setHost(feed, feeds[feed].host)
  }

  /// A refusal with a page for people is most often meant for programs or for this network, not for this feed.
  private static func words(for answer: FetchAnswer, _ settings: FeedSettings) -> String {
    switch answer.status {
    case 401: Unauthorized.words(for: answer, settings)
    case 403 where answer.isHTML, 406 where answer.isHTML:
      "HTTP status \(answer.status) with an HTML page: blocked from here; the site may refuse programs or this network: "
        + "set 'contact', or ask the publisher"
    case 404: "HTTP status 404: there is no such page; look for the feed's new address with 'trucewatch feeds discover'"
    case 429: "HTTP status 429: asked too often"
    default: "HTTP status \(answer.status)"
    }
  }

  private mutating func noticeIfDown(_ poll: inout Poll, _ message: String) {
    let state = feeds[poll.feed].state
    guard !state.isDown, state.failures >= Core.downFailuresMin, let since = state.failingSince,
      poll.now.wall - since >= Core.downAfter
    else { return }
    feeds[poll.feed].state.isDown = true
    notice(.feedDown, "\(message) for \(Wait.text(poll.now.wall - since))", &poll)
  }

  private mutating func noticeIfStale(_ poll: inout Poll) {
    let state = feeds[poll.feed].state
    let isStale = PublishingPace.isStale(newest: state.newestArticle, gap: state.articleGap, now: poll.now.wall)
    // One that was silent before it was watched is shown by `status`; only a change is news.
    if isStale, !state.isStale, state.lastSuccess != nil, let newest = state.newestArticle {
      notice(.feedStale, "answers, but its newest item is \(Wait.text(poll.now.wall - newest)) old", &poll)
    }
    feeds[poll.feed].state.isStale = isStale
  }

  /// 410: the publisher says that the feed is gone for good.
  private mutating func leave(_ poll: inout Poll, into effects: inout [Effect]) {
    let feed = poll.feed
    counts.failed += 1
    counters.note(.http4xx, feed: feed)
    feeds[feed].state.isGone = true
    feeds[feed].state.lastError = "HTTP status 410"
    feeds[feed].state.nextPoll = nil
    queue.setDue(feed, at: nil)
    let message =
      "HTTP status 410: gone for good, not polled any more; remove it from the configuration, or have it asked again "
      + "with 'trucewatch feeds retry'"
    notice(.feedGone, message, &poll)
    effects.append(.log(.warning, "cannot fetch '\(feeds[feed].config.url)': \(message)"))
  }

  mutating func notice(_ name: NoticeName, _ message: String, _ poll: inout Poll) {
    let record = Record(
      seq: takeSeq(), at: poll.now.wall, kind: .notice, feedURL: feeds[poll.feed].config.url,
      feedName: feeds[poll.feed].name, feedTags: feeds[poll.feed].config.tags,
      notice: Notice(name, message: message))
    poll.records.append(OutgoingRecord(record: record, isShown: true))
  }
}
