package import TruceTopics

/// What the core is told.
package enum Event: Sendable {
  /// The feeds of the configuration start to be polled.
  case started
  /// A time that `Core.nextWake` named has come.
  case woken
  /// The fetch of a feed ended.
  case polled(feed: Int, FetchOutcome)
  /// A person wants the feeds with these configured URLs asked again at once; others are passed over.
  case retryAsked([String])
  /// A new configuration and its topics take the place of the old ones.
  case reconfigured(Config, TopicSet, states: [String: FeedState])
}
