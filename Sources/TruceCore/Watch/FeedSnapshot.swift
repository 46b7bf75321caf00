internal import TruceFeeds

/// A configured feed as metrics show it.
package struct FeedSnapshot: Sendable {
  package let url: String
  package let name: String
  package let state: FeedState
  package let counters: WatchCounters.FeedCounters
}
