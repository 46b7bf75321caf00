package import TruceText

/// What happened since the program started, for metrics.
package struct WatchCounters: Sendable {
  /// Of one topic at one level.
  package struct TopicCount: Sendable, Equatable {
    package let topic: String
    package let level: String
    package var count: Int
  }

  /// Of one feed.
  package struct FeedCounters: Sendable {
    /// When an item was seen that the state did not know.
    package var lastNewItem: Timestamp?
    /// In the order of `FailureClass.allCases`.
    package var errors = [Int](repeating: 0, count: FailureClass.allCases.count)
  }

  /// By feed number.
  package var feeds: [FeedCounters] = []
  package var recordsByKind = [Int](repeating: 0, count: RecordKind.allCases.count)
  /// New items on no topic.
  package var unmatchedItems = 0
  /// Items that were known already.
  package var knownItems = 0
  /// In the order in which they were first met.
  package var alertsByTopic: [TopicCount] = []
  package var lags = LagHistogram()

  mutating func addFeed() { feeds.append(FeedCounters()) }

  mutating func note(_ failure: FailureClass, feed: Int) {
    if let place = FailureClass.allCases.firstIndex(of: failure) { feeds[feed].errors[place] += 1 }
  }

  mutating func note(_ record: Record) {
    if let place = RecordKind.allCases.firstIndex(of: record.kind) { recordsByKind[place] += 1 }
    guard record.kind == .alert else { return }
    if let lag = record.lag { lags.add(milliseconds: lag) }
    for match in record.topics {
      let level = match.level.rawValue
      if let place = alertsByTopic.firstIndex(where: { $0.topic == match.topic && $0.level == level }) {
        alertsByTopic[place].count += 1
      } else {
        alertsByTopic.append(TopicCount(topic: match.topic, level: level, count: 1))
      }
    }
  }
}

extension Core {
  /// Every configured feed, in the order of the first configuration that had it.
  package var feedSnapshots: [FeedSnapshot] {
    feeds.indices.filter { feeds[$0].isConfigured }.map { number in
      let feed = feeds[number]
      return FeedSnapshot(
        url: feed.config.url, name: feed.name, state: feed.state, counters: counters.feeds[number])
    }
  }
}
