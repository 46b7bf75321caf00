package import TruceFeeds
internal import TruceTopics
internal import TruceText

extension Core {
  /// With `first_run: recent`, what a first poll alerts is at most this old.
  private static let recentAge: Int64 = 86_400_000
  /// Delays from publication to alert that are kept of each feed, for the median that `status` shows.
  private static let delaysKept = 15
  /// Default of `max_age`.
  private static let maxAgeDefault: Int64 = 7 * 86_400_000
  /// From so many articles under new ids on, a feed is said to have re-keyed.
  private static let rekeyedMin = 5

  /// Decides what becomes of the articles of a document, which was examined.
  ///
  /// - Parameter isDelta: The document holds only some of the feed's articles: what is missing says nothing.
  mutating func read(
    _ fetched: FetchedDocument, isDelta: Bool, _ poll: inout Poll, into effects: inout [Effect]
  ) {
    let feed = poll.feed
    var reading = Reading(isFirst: feeds[feed].state.isBeforeBaseline)
    // First, since the records below name the feed by it.
    if let title = fetched.document.title, !title.isEmpty {
      feeds[feed].state.title = String(title.cut(toUTF8Bytes: 256))
    }
    poll.feedName = feeds[feed].name
    for index in fetched.indicesOldestFirst {
      let article = fetched.articles[index]
      if let recognition = article.recognition {
        revisit(article, recognition, &poll, &reading)
      } else if !article.isRepeated {
        meet(article, &poll, isFirst: reading.isFirst)
      }
    }
    if !isDelta { noticeWindow(fetched.articles.count, reading, &poll) }
    remember(fetched, &poll)
    warn(fetched, feed, into: &effects)
  }

  /// An article that the state does not know.
  private mutating func meet(_ fetched: FetchedArticle, _ poll: inout Poll, isFirst: Bool) {
    let isMatch = fetched.findings.map { !$0.matches.isEmpty } ?? false
    counters.feeds[poll.feed].lastNewItem = poll.now.wall
    if isMatch { journal(fetched, isFirst: isFirst, &poll) } else { counters.unmatchedItems += 1 }
    let identity = fetched.identity
    poll.changes.append(
      .insert(
        keys: identity.keys, digest: identity.textDigest, sketch: identity.titleSketch,
        published: fetched.article.published?.seconds, matched: isMatch, seenDay: poll.now.wall.dayNumber))
  }

  /// An article that was seen before: news only if its text changed.
  private mutating func revisit(
    _ fetched: FetchedArticle, _ recognition: Recognition, _ poll: inout Poll, _ reading: inout Reading
  ) {
    let (before, identity) = (recognition.article, fetched.identity)
    reading.knownCount += 1
    counters.knownItems += 1
    guard !fetched.isRepeated else { return }
    let isEdited = fetched.isEdited
    var matched = before.matched
    if isEdited {
      if before.matched {
        journalEdit(fetched, &poll)
      } else if fetched.findings.map({ !$0.matches.isEmpty }) ?? false {
        journal(fetched, isFirst: false, &poll)
        matched = true
      }
    }
    if recognition.hasNewID { reading.rekeyedCount += 1 }
    let today = poll.now.wall.dayNumber
    guard isEdited || recognition.hasNewKeys || before.textDigest == nil || before.lastSeenDay < today else { return }
    let isVersion = before.previousDigest == identity.textDigest
    poll.changes.append(
      .update(
        row: before.row, keys: identity.keys, digest: isVersion ? before.textDigest : identity.textDigest,
        previous: isEdited ? before.textDigest : before.previousDigest, sketch: identity.titleSketch,
        matched: matched, seenDay: today))
  }

  private mutating func journal(_ fetched: FetchedArticle, isFirst: Bool, _ poll: inout Poll) {
    let kind: RecordKind =
      isAlert(fetched.article, isFirst: isFirst, feeds[poll.feed].config.settings, now: poll.now.wall)
      ? .alert : .baseline
    append(kind, fetched, isShown: kind == .alert, &poll)
  }

  private mutating func journalEdit(_ fetched: FetchedArticle, _ poll: inout Poll) {
    let policy = feeds[poll.feed].config.settings.edits
    guard policy != .ignore else { return }
    append(.update, fetched, isShown: policy == .alert, &poll)
  }

  private mutating func append(_ kind: RecordKind, _ fetched: FetchedArticle, isShown: Bool, _ poll: inout Poll) {
    let record = Record(
      seq: takeSeq(), at: poll.now.wall, kind: kind, feedURL: feeds[poll.feed].config.url,
      feedName: poll.feedName, feedTags: feeds[poll.feed].config.tags,
      item: RecordItem(fetched.article, keys: fetched.identity.keys, at: poll.now.wall),
      topics: fetched.findings?.matches ?? [], actors: fetched.findings?.actors ?? [])
    poll.records.append(OutgoingRecord(record: record, isShown: isShown))
    if kind == .alert, let lag = record.lag {
      let excess = feeds[poll.feed].state.alertDelays.count - (Core.delaysKept - 1)
      if excess > 0 { feeds[poll.feed].state.alertDelays.removeFirst(excess) }
      feeds[poll.feed].state.alertDelays.append(lag / 1000)
    }
  }

  private func isAlert(_ article: Article, isFirst: Bool, _ settings: FeedSettings, now: Timestamp) -> Bool {
    let age = (article.published ?? article.updated).map { now - $0 }
    let maxAge = settings.maxAgeMilliseconds ?? Core.maxAgeDefault
    switch isFirst ? settings.firstRun : .alert {
    case .baseline: return false
    // Without a date it may be years old: at a first poll that is no news.
    case .recent: return age.map { $0 <= min(maxAge, Core.recentAge) } ?? false
    case .alert: return age.map { $0 <= maxAge } ?? true
    }
  }

  /// Says when articles may have been missed between two polls, and when a feed changed all its ids.
  private mutating func noticeWindow(_ articleCount: Int, _ reading: Reading, _ poll: inout Poll) {
    let state = feeds[poll.feed].state
    let isOverrun = !reading.isFirst && state.articleCount > 0 && articleCount > 1 && reading.knownCount == 0
    if isOverrun, !state.isOverrun {
      notice(
        .windowOverrun,
        "no item of the last poll is left in the feed: some may have been missed; poll it more often", &poll)
    }
    feeds[poll.feed].state.isOverrun = isOverrun
    let isRekeyed = reading.rekeyedCount >= Core.rekeyedMin && reading.rekeyedCount * 5 >= articleCount * 4
    if isRekeyed, !state.isRekeyed {
      notice(.feedRekeyed, "\(reading.rekeyedCount) known items came back under new ids: not alerted again", &poll)
    }
    feeds[poll.feed].state.isRekeyed = isRekeyed
    feeds[poll.feed].state.articleCount = articleCount
  }

  private mutating func remember(_ fetched: FetchedDocument, _ poll: inout Poll) {
    let feed = poll.feed
    let articles = fetched.articles.lazy.map(\.article)
    feeds[feed].state.documents += 1
    feeds[feed].state.hints = fetched.document.pollingHints
    feeds[feed].state.articleGap = PublishingPace.gap(articles, now: poll.now.wall) ?? feeds[feed].state.articleGap
    if let newest = fetched.articles.compactMap({ $0.article.published ?? $0.article.updated }).max() {
      let shown = min(newest, poll.now.wall)
      feeds[feed].state.newestArticle = max(shown, feeds[feed].state.newestArticle ?? shown)
    }
  }

  private func warn(_ fetched: FetchedDocument, _ feed: Int, into effects: inout [Effect]) {
    let url = feeds[feed].config.url
    guard let limit = fetched.document.stoppedBy else { return }
    effects.append(.log(.warning, "read '\(url)' only in part: \(limit.description)"))
  }
}

extension FeedLimit {
  /// What was cut, and which key of the configuration sets it.
  package var description: String {
    switch self {
    case .items(let max): "more than \(max) items (max_items)"
    case .depth(let max): "elements more than \(max) deep"
    case .tagBytes(let max): "a tag of more than \(max) bytes"
    }
  }
}
