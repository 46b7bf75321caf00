internal import GRDB
internal import TruceCore
internal import TruceFeeds

/// A feed's state as a row of the table `feed`.
enum FeedRow {
  static let columns = [
    "url", "title", "moved_url", "etag", "last_modified", "last_poll", "last_success", "last_document", "next_poll",
    "poll_reason", "newest_article", "failures", "failing_since", "last_error", "is_down", "is_gone", "is_overrun",
    "is_rekeyed", "is_stale", "is_silent", "announced_move", "article_gap", "alert_delays", "ttl_minutes", "skip_hours",
    "skip_days",
    "update_period_s", "documents", "article_count", "polls",
    "not_modified", "body_bytes", "followed_url", "followed_etag", "followed_last_modified",
    "update_base",
  ]

  static let upsert = """
    INSERT INTO feed (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (url) DO UPDATE SET \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    RETURNING id
    """

  static func arguments(_ url: String, _ state: FeedState) -> StatementArguments {
    let hints = state.hints
    return [
      url, state.title, state.movedURL, state.validators.etag, state.validators.lastModified,
      state.lastPoll?.milliseconds, state.lastSuccess?.milliseconds, state.lastDocument?.milliseconds,
      state.nextPoll?.milliseconds, state.pollReason.rawValue, state.newestArticle?.milliseconds, state.failures,
      state.failingSince?.milliseconds, state.lastError, state.isDown, state.isGone, state.isOverrun, state.isRekeyed,
      state.isStale, state.isSilent, state.announcedMove, state.articleGap,
      state.alertDelays.map(String.init).joined(separator: ","),
      hints.ttlMinutes, Int64(hints.skipHours), Int64(hints.skipDays), hints.updatePeriodSeconds, state.documents,
      state.articleCount, state.polls, state.notModified, state.bodyBytes,
      state.followed?.url, state.followed?.validators.etag, state.followed?.validators.lastModified,
      hints.updateBase?.milliseconds,
    ]
  }

  static func state(_ row: Row) -> FeedState {
    func time(_ name: String) -> Timestamp? { (row[name] as Int64?).map { Timestamp(milliseconds: $0) } }
    var state = FeedState()
    state.title = row["title"]
    state.movedURL = row["moved_url"]
    state.validators = Validators(etag: row["etag"], lastModified: row["last_modified"])
    state.followed = (row["followed_url"] as String?).map { url in
      let validators = Validators(etag: row["followed_etag"], lastModified: row["followed_last_modified"])
      return FollowedSitemap(url: url, validators: validators)
    }
    state.lastPoll = time("last_poll")
    state.lastSuccess = time("last_success")
    state.lastDocument = time("last_document")
    state.nextPoll = time("next_poll")
    state.pollReason = PollReason(rawValue: row["poll_reason"] ?? "") ?? .interval
    state.newestArticle = time("newest_article")
    state.failures = row["failures"] ?? 0
    state.failingSince = time("failing_since")
    state.lastError = row["last_error"]
    state.isDown = row["is_down"] ?? false
    state.isGone = row["is_gone"] ?? false
    state.isOverrun = row["is_overrun"] ?? false
    state.isRekeyed = row["is_rekeyed"] ?? false
    state.isSilent = row["is_silent"] ?? false
    state.announcedMove = row["announced_move"]
    state.isStale = row["is_stale"] ?? false
    state.articleGap = row["article_gap"]
    state.alertDelays = (row["alert_delays"] as String? ?? "").split(separator: ",").compactMap { Int64($0) }
    state.hints = PollingHints(
      ttlMinutes: row["ttl_minutes"], skipHours: UInt32(truncatingIfNeeded: row["skip_hours"] as Int64? ?? 0),
      skipDays: UInt8(truncatingIfNeeded: row["skip_days"] as Int64? ?? 0), updatePeriodSeconds: row["update_period_s"],
      updateBase: time("update_base"))
    state.documents = row["documents"] ?? 0
    state.articleCount = row["article_count"] ?? 0
    state.polls = row["polls"] ?? 0
    state.notModified = row["not_modified"] ?? 0
    state.bodyBytes = row["body_bytes"] ?? 0
    return state
  }
}
