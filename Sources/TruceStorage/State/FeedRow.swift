internal import GRDB
internal import TruceCore
internal import TruceText

/// A feed's state as a row of the table `feed`.
enum FeedRow {
  static let columns = [
    "url", "title", "moved_url", "etag", "last_modified", "last_poll", "last_success", "last_document", "next_poll",
    "poll_reason", "newest_article", "failures", "failing_since", "last_error", "is_down", "is_gone", "is_overrun",
    "is_rekeyed", "is_stale", "is_silent", "announced_move", "article_gap", "alert_delays", "ttl_minutes", "skip_hours",
    "skip_days",
    "update_period_s", "documents", "article_count", "polls",
    "not_modified", "body_bytes", "followed_url", "followed_etag", "followed_last_modified",
    "update_base", "moved_by_private", "cache_control",
  ]

  /// For a feed that may be new.
  static let upsert = """
    INSERT INTO feed (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (url) DO UPDATE SET \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    RETURNING id
    """

  /// For a feed whose row is known, half the work: the values of `columns` without the URL, then the row and the URL, for
  /// a row that was removed may be another feed's now.
  static let update =
    "UPDATE feed SET \(columns.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ? AND url = ?"

  /// Adds the values of `columns` after the URL, in their order.
  static func add(_ state: FeedState, to values: inout BoundStatement.Values) {
    func add(_ time: Timestamp?) { values.add(time?.milliseconds) }
    values.add(state.title)
    values.add(state.movedURL)
    values.add(state.validators.etag)
    values.add(state.validators.lastModified)
    add(state.lastPoll)
    add(state.lastSuccess)
    add(state.lastDocument)
    add(state.nextPoll)
    values.add(state.pollReason.rawValue)
    add(state.newestArticle)
    values.add(state.failures)
    add(state.failingSince)
    values.add(state.lastError)
    values.add(state.isDown)
    values.add(state.isGone)
    values.add(state.isOverrun)
    values.add(state.isRekeyed)
    values.add(state.isStale)
    values.add(state.isUnanswered)
    values.add(state.announcedMove)
    values.add(state.articleGap)
    values.add(state.alertDelays.map(String.init).joined(separator: ","))
    values.add(state.hints.ttlMinutes)
    values.add(Int64(state.hints.skipHours))
    values.add(Int64(state.hints.skipDays))
    values.add(state.hints.updatePeriodSeconds)
    values.add(state.documents)
    values.add(state.articleCount)
    values.add(state.polls)
    values.add(state.notModified)
    values.add(state.bodyBytes)
    values.add(state.followed?.url)
    values.add(state.followed?.validators.etag)
    values.add(state.followed?.validators.lastModified)
    add(state.hints.updateBase)
    values.add(state.isMovedByPrivateHost)
    values.add(state.cacheControl)
  }

  /// All rows: `id`, then `columns` in their order; a column that an earlier version did not have is NULL.
  private static func selectAll(in database: Database) throws -> String {
    let existing = Set(try database.columns(in: "feed").map(\.name))
    let list = columns.map { existing.contains($0) ? $0 : "NULL" }
    return "SELECT id, \(list.joined(separator: ", ")) FROM feed"
  }

  /// The states of all feeds, row by row: ten thousand rows at once would stay in the process's memory for good.
  static func forEach(in database: Database, _ body: (_ id: Int64, _ url: String, FeedState) -> Void) throws {
    try BoundStatement(try selectAll(in: database), in: database).forEachRow { values in
      let (id, url, state) = read(&values)
      body(id, url, state)
    }
  }

  private static func read(_ values: inout BoundStatement.Columns) -> (id: Int64, url: String, state: FeedState) {
    let id: Int64 = values.next() ?? 0
    let url: String = values.next() ?? ""
    var state = FeedState()
    state.title = values.next()
    state.movedURL = values.next()
    state.validators = Validators(etag: values.next(), lastModified: values.next())
    state.lastPoll = values.nextTime()
    state.lastSuccess = values.nextTime()
    state.lastDocument = values.nextTime()
    state.nextPoll = values.nextTime()
    state.pollReason = PollReason(rawValue: values.next() ?? "") ?? .interval
    state.newestArticle = values.nextTime()
    state.failures = values.next() ?? 0
    state.failingSince = values.nextTime()
    state.lastError = values.next()
    state.isDown = values.next() ?? false
    state.isGone = values.next() ?? false
    state.isOverrun = values.next() ?? false
    state.isRekeyed = values.next() ?? false
    state.isStale = values.next() ?? false
    state.isUnanswered = values.next() ?? false
    state.announcedMove = values.next()
    state.articleGap = values.next()
    state.alertDelays = (values.next() ?? "").split(separator: ",").compactMap { Int64($0) }
    state.hints.ttlMinutes = values.next()
    state.hints.skipHours = UInt32(truncatingIfNeeded: values.next() as Int64? ?? 0)
    state.hints.skipDays = UInt8(truncatingIfNeeded: values.next() as Int64? ?? 0)
    state.hints.updatePeriodSeconds = values.next()
    state.documents = values.next() ?? 0
    state.articleCount = values.next() ?? 0
    state.polls = values.next() ?? 0
    state.notModified = values.next() ?? 0
    state.bodyBytes = values.next() ?? 0
    state.followed = values.nextFollowed()
    state.hints.updateBase = values.nextTime()
    state.isMovedByPrivateHost = values.next() ?? false
    state.cacheControl = values.next()
    return (id, url, state)
  }
}

extension BoundStatement.Columns {
  fileprivate mutating func nextTime() -> Timestamp? { (next() as Int64?).map { Timestamp(milliseconds: $0) } }

  fileprivate mutating func nextFollowed() -> FollowedSitemap? {
    let url: String? = next()
    let validators = Validators(etag: next(), lastModified: next())
    return url.map { FollowedSitemap(url: $0, validators: validators) }
  }
}
