package import TruceText

/// How the whole watch is: what an operator wants to know before any single feed.
package struct WatchHealth: Sendable, Equatable {
  /// Configured feeds of each health; a feed that is down is failing, too.
  package var ok = 0
  package var failing = 0
  package var stale = 0
  package var gone = 0
  package var new = 0
  /// Date of the newest article of all feeds.
  package var newestArticle: Timestamp?

  package init() {}

  package var feeds: Int { ok + failing + stale + gone + new }

  /// `6 feeds: 4 ok, 1 failing, 1 stale; newest item 2026-11-22T20:59:19Z`; what there is none of is left out, but
  /// never `ok`.
  package var description: String {
    let others = [(failing, "failing"), (stale, "stale"), (gone, "gone"), (new, "not polled yet")]
    let parts = ["\(ok) ok"] + others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let newest = newestArticle.map { "newest item \($0.rfc3339)" } ?? "no dated item yet"
    return "\(feeds.counted("feed")): \(parts.joined(separator: ", ")); \(newest)"
  }

  mutating func count(_ state: FeedState) {
    switch state.health {
    case .ok: ok += 1
    case .failing, .down: failing += 1
    case .stale: stale += 1
    case .gone: gone += 1
    case .new: new += 1
    }
    newestArticle = [newestArticle, state.newestArticle].compactMap(\.self).max()
  }
}

extension Core {
  /// How the configured feeds are; takes time in proportion to their number.
  package var watchHealth: WatchHealth {
    var health = WatchHealth()
    for feed in feeds where feed.isConfigured { health.count(feed.state) }
    return health
  }
}
