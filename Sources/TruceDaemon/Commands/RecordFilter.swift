package import TruceCore
package import TruceFeeds

/// Which records of a journal are wanted; every condition that is set has to hold.
package struct RecordFilter: Sendable {
  /// Only records with a higher number.
  package var afterSeq: Int64
  package var since: Timestamp?
  /// A topic's id.
  package var topic: String?
  /// A part of the feed's name or URL, any case.
  package var feed: String?

  package init(afterSeq: Int64 = 0, since: Timestamp? = nil, topic: String? = nil, feed: String? = nil) {
    self.afterSeq = afterSeq
    self.since = since
    self.topic = topic
    self.feed = feed?.lowercased()
  }

  package func accepts(_ record: Record) -> Bool {
    if let since, record.at < since { return false }
    if let topic, !record.topics.contains(where: { $0.topic == topic }) { return false }
    if let feed, !record.feedName.lowercased().contains(feed), !record.feedURL.lowercased().contains(feed) {
      return false
    }
    return true
  }
}
