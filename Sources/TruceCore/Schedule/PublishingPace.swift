import TruceFeeds
import TruceText

/// How often a feed publishes, learned from the dates of its articles.
enum PublishingPace {
  /// Articles that are looked at: the newest ones.
  private static let articlesMax = 50
  /// With `interval: auto` a feed is polled this many times in the time that passes between two of its articles.
  private static let pollsPerArticle: Int64 = 4
  /// A feed is stale when nothing new came for this many times its usual gap …
  private static let staleGaps: Int64 = 20
  /// … and for at least this long: a long weekend is no news.
  private static let staleMin: Int64 = 4 * 86_400_000

  /// The median time between two articles, in milliseconds; nil with fewer than three dates.
  static func gap(_ articles: some Sequence<Article>, now: Timestamp) -> Int64? {
    let dates = articles.compactMap { $0.published ?? $0.updated }.filter { $0 <= now }.sorted(by: >)
      .prefix(articlesMax)
    guard dates.count >= 3 else { return nil }
    let gaps = zip(dates, dates.dropFirst()).map { $0 - $1 }.sorted()
    return gaps[gaps.count / 2]
  }

  /// The wanted time between polls of a feed, in milliseconds.
  static func interval(_ settings: FeedSettings, gap: Int64?) -> Int64 {
    guard settings.isAdaptive else { return settings.intervalMilliseconds }
    let wanted = gap.map { $0 / pollsPerArticle } ?? settings.intervalMilliseconds
    return min(max(wanted, settings.intervalMinMilliseconds), settings.intervalMaxMilliseconds)
  }

  /// True when a feed that used to publish every `gap` has been silent for too long.
  static func isStale(newest: Timestamp?, gap: Int64?, now: Timestamp) -> Bool {
    guard let newest, let gap else { return false }
    let (limit, overflow) = gap.multipliedReportingOverflow(by: staleGaps)
    return !overflow && now - newest > max(limit, staleMin)
  }
}
