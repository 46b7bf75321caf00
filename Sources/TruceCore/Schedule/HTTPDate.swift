import TruceFeeds
import TruceText

/// The dates of HTTP headers, read as leniently as those of feeds.
enum HTTPDate {
  /// - Returns: nil where there is no time of day: all HTTP dates have one, and what has none is most often a number
  ///   that names no year (`Expires: 3600`, `Retry-After: 3600 seconds`).
  static func parse(_ text: String) -> Timestamp? {
    text.utf8.contains(UInt8(ascii: ":")) ? FeedDate.parse(text) : nil
  }
}
