/// Which hosts refuse (403, 429, 503) one feed after another, with no answer in between that was none.
struct HostRefusals: Sendable {
  /// From so many feeds on it is the host that refuses, not the feed.
  private static let feedsMin = 3
  private var refused: [String: Set<Int>] = [:]

  /// Notes that `host` refused `feed`.
  ///
  /// - Returns: Whether it refuses every feed that it was asked for lately.
  mutating func note(_ feed: Int, host: String) -> Bool {
    refused[host, default: []].insert(feed)
    return (refused[host]?.count ?? 0) >= HostRefusals.feedsMin
  }

  /// Notes that `host` served a feed.
  mutating func clear(host: String) {
    if !refused.isEmpty { refused[host] = nil }
  }
}
