import TruceFeeds

/// The dates of HTTP headers, read as leniently as those of feeds.
enum HTTPDate {
  static func parse(_ text: String) -> Timestamp? { FeedDate.parse(text) }
}
