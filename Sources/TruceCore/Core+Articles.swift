package import TruceFeeds
internal import TruceText
package import TruceTopics

extension Core {
  /// With `first_run: recent`, what a first poll alerts is at most this old.
  private static let recentAge: Int64 = 86_400_000
  /// Delays from publication to alert that are kept of each feed, for the median that `status` shows.
  private static let delaysKept = 15
  /// Default of `max_age`.
  private static let maxAgeDefault: Int64 = 7 * 86_400_000
  /// From so many articles under new ids on, a feed is said to have re-keyed.
  private static let rekeyedMin = 5

  /// Finds what is new in a document and what of it matches.
  ///
  /// - Parameter isDelta: The document holds only some of the feed's articles: what is missing says nothing.
  mutating func read(
    _ document: FeedDocument, _ identities: [ArticleIdentity], _ known: KnownArticles, isDelta: Bool,
    _ poll: inout Poll,
    into effects: inout [Effect]
  ) {
    let feed = poll.feed
    var reading = Reading(isFirst: feeds[feed].state.isBeforeBaseline)
    // First, since the records below name the feed by it.
    if let title = document.title, !title.isEmpty { feeds[feed].state.title = String(title.cut(toUTF8Bytes: 256)) }
    poll.feedName = feeds[feed].name
    // By index: an article that is bound to a name is a copy of all its texts' owners.
    for (index, identity) in identities.enumerated() {
      if let recognition = known.recognize(identity, published: document.articles[index].published?.seconds) {
        revisit(document.articles[index], identity, recognition, &poll, &reading)
      } else if reading.isFirstMention(identity) {
        let ahead = poll.findings.isEmpty ? nil : poll.findings[index]
        meet(document.articles[index], identity, ahead, &poll, isFirst: reading.isFirst)
      }
    }
    if !isDelta { noticeWindow(document, reading, &poll) }
    remember(document, &poll)
    warn(document, feed, into: &effects)
  }

  /// An article that the state does not know.
  ///
  /// - Parameter ahead: What was found of it already.
  private mutating func meet(
    _ article: Article, _ identity: ArticleIdentity, _ ahead: ArticleFindings?, _ poll: inout Poll, isFirst: Bool
  ) {
    let findings = ahead ?? ArticleFindings(article, topics: topics)
    let isMatch = !findings.matches.isEmpty
    counters.feeds[poll.feed].lastNewItem = poll.now.wall
    if isMatch { journal(article, identity, findings, isFirst: isFirst, &poll) } else { counters.unmatchedItems += 1 }
    poll.changes.append(
      .insert(
        keys: identity.keys, digest: identity.textDigest, sketch: identity.titleSketch,
        published: article.published?.seconds, matched: isMatch, seenDay: poll.now.wall.dayNumber))
  }

  /// An article that was seen before: news only if its text changed.
  private mutating func revisit(
    _ article: Article, _ identity: ArticleIdentity, _ recognition: Recognition, _ poll: inout Poll,
    _ reading: inout Reading
  ) {
    let before = recognition.article
    reading.knownCount += 1
    counters.knownItems += 1
    reading.keys.formUnion(identity.keys)
    guard reading.rows.insert(before.row).inserted else { return }
    let isEdited =
      before.textDigest.map { $0 != identity.textDigest && before.previousDigest != identity.textDigest } ?? false
    var matched = before.matched
    if isEdited {
      let findings = ArticleFindings(article, topics: topics)
      if before.matched {
        journalEdit(article, identity, findings, &poll)
      } else if !findings.matches.isEmpty {
        journal(article, identity, findings, isFirst: false, &poll)
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

  private mutating func journal(
    _ article: Article, _ identity: ArticleIdentity, _ findings: ArticleFindings, isFirst: Bool, _ poll: inout Poll
  ) {
    let kind: RecordKind =
      isAlert(article, isFirst: isFirst, feeds[poll.feed].config.settings, now: poll.now.wall) ? .alert : .baseline
    append(kind, article, identity, findings, isShown: kind == .alert, &poll)
  }

  private mutating func journalEdit(
    _ article: Article, _ identity: ArticleIdentity, _ findings: ArticleFindings, _ poll: inout Poll
  ) {
    let policy = feeds[poll.feed].config.settings.edits
    guard policy != .ignore else { return }
    append(.update, article, identity, findings, isShown: policy == .alert, &poll)
  }

  private mutating func append(
    _ kind: RecordKind, _ article: Article, _ identity: ArticleIdentity, _ findings: ArticleFindings, isShown: Bool,
    _ poll: inout Poll
  ) {
    let record = Record(
      seq: takeSeq(), at: poll.now.wall, kind: kind, feedURL: feeds[poll.feed].config.url,
      feedName: poll.feedName, feedTags: feeds[poll.feed].config.tags,
      item: RecordItem(article, keys: identity.keys, at: poll.now.wall),
      topics: findings.matches, actors: findings.actors)
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
  private mutating func noticeWindow(_ document: FeedDocument, _ reading: Reading, _ poll: inout Poll) {
    let state = feeds[poll.feed].state
    let isOverrun = !reading.isFirst && state.articleCount > 0 && document.articles.count > 1 && reading.knownCount == 0
    if isOverrun, !state.isOverrun {
      notice(
        "window-overrun",
        "no article of the last poll is left in the feed: some may have been missed; poll it more often", &poll)
    }
    feeds[poll.feed].state.isOverrun = isOverrun
    let isRekeyed = reading.rekeyedCount >= Core.rekeyedMin && reading.rekeyedCount * 5 >= document.articles.count * 4
    if isRekeyed, !state.isRekeyed {
      notice("feed-rekeyed", "\(reading.rekeyedCount) known articles came back under new ids: not alerted again", &poll)
    }
    feeds[poll.feed].state.isRekeyed = isRekeyed
    feeds[poll.feed].state.articleCount = document.articles.count
  }

  private mutating func remember(_ document: FeedDocument, _ poll: inout Poll) {
    let feed = poll.feed
    feeds[feed].state.documents += 1
    feeds[feed].state.hints = document.pollingHints
    feeds[feed].state.articleGap =
      PublishingPace.gap(document.articles, now: poll.now.wall) ?? feeds[feed].state.articleGap
    let dates = document.articles.compactMap { $0.published ?? $0.updated }.map { min($0, poll.now.wall) }
    feeds[feed].state.newestArticle = (dates + [feeds[feed].state.newestArticle].compactMap(\.self)).max()
  }

  private func warn(_ document: FeedDocument, _ feed: Int, into effects: inout [Effect]) {
    let url = feeds[feed].config.url
    if let limit = document.stoppedBy {
      effects.append(.log(.warning, "read '\(url)' only in part: \(limit.description)"))
    } else if !document.isComplete {
      effects.append(.log(.warning, "'\(url)' ends in the middle: \(document.articles.count) whole items were read"))
    }
  }
}

/// What is known of a document while its articles are gone through.
struct Reading {
  let isFirst: Bool
  /// Keys of the articles that were gone through.
  var keys: Set<UInt64> = []
  /// Rows of the state that were met.
  var rows: Set<Int64> = []
  var knownCount = 0
  var rekeyedCount = 0

  init(isFirst: Bool) { self.isFirst = isFirst }

  /// False when the same article stood earlier in the document.
  mutating func isFirstMention(_ identity: ArticleIdentity) -> Bool {
    guard keys.isDisjoint(with: identity.keys) else { return false }
    keys.formUnion(identity.keys)
    return true
  }
}

extension ArticleText {
  /// The texts of an article in which topics are looked for.
  package init(_ article: Article) {
    self.init(title: article.title ?? "", summary: article.summary ?? "", content: article.content ?? "")
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
