package import TruceFeeds
package import TruceText

/// What is remembered of one feed between polls and over restarts.
package struct FeedState: Sendable, Equatable {
  package var validators = Validators()
  /// The newest poll that brought a complete document, not a 304.
  package var lastDocument: Timestamp?
  package var lastPoll: Timestamp?
  package var lastSuccess: Timestamp?
  package var nextPoll: Timestamp?
  /// Why the next poll is then and not at the wanted interval.
  package var pollReason: PollReason = .interval
  /// Date of the newest article, at most the time of the poll that showed it.
  package var newestArticle: Timestamp?
  /// Failed polls since the last success.
  package var failures = 0
  package var failingSince: Timestamp?
  /// The last failure, as a person reads it; nil after a success.
  package var lastError: String?
  /// The usual time between two articles, in milliseconds; nil before it is known.
  package var articleGap: Int64?
  /// Seconds from publication to the record, of the newest alerts, oldest first.
  package var alertDelays: [Int64] = []
  /// The newest article is older than this feed's articles used to get: a `feed-stale` notice stands.
  package var isStale = false
  /// The last failure was no answer at all, which may be the network's fault.
  package var isUnanswered = false
  /// The target of the permanent move that was told last.
  package var announcedMove: String?
  /// A `feed-down` notice stands.
  package var isDown = false
  /// The server said 410: the feed is not polled any more.
  package var isGone = false
  /// Where permanent redirects led to and a feed was served.
  package var movedURL: String?
  /// The host that moved it there was at a private address: the target may be, too.
  package var isMovedByPrivateHost = false
  /// The sitemap that the configured index named as its newest (`follow: newest`).
  package var followed: FollowedSitemap?
  /// The feed's own title.
  package var title: String?
  package var hints = PollingHints()
  /// `Cache-Control` as it was said last.
  package var cacheControl: String?
  /// Documents read so far, complete or not; 0 before the first.
  package var documents: Int64 = 0
  /// Articles in the newest document.
  package var articleCount = 0
  /// The newest document shared no article with the one before: a `window-overrun` notice stands.
  package var isOverrun = false
  /// The newest document had new ids on known articles: a `feed-rekeyed` notice stands.
  package var isRekeyed = false
  package var polls: Int64 = 0
  package var notModified: Int64 = 0
  package var bodyBytes: Int64 = 0

  package init() {}

  /// Nothing is known yet of what the feed held before it was watched; a first document that broke off tells little.
  var isBeforeBaseline: Bool { documents == 0 || documents == 1 && lastDocument == nil && lastSuccess == nil }
}

/// How a feed is, in one word; the raw value stands in `status`, in STATUS and in heartbeats.
package enum FeedHealth: String, Sendable, CaseIterable {
  case ok
  case failing
  case down
  case stale
  case gone
  /// Not polled yet.
  case new
}

extension FeedState {
  package var health: FeedHealth {
    if isGone { return .gone }
    if isDown { return .down }
    if failures > 0 || lastError != nil { return .failing }
    if isStale { return .stale }
    return lastPoll == nil ? .new : .ok
  }
}

/// The values of `ETag` and `Last-Modified`, byte for byte as the server sent them.
package struct Validators: Sendable, Equatable {
  package var etag: String?
  package var lastModified: String?

  package init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// A sitemap that is read in place of the index that named it.
package struct FollowedSitemap: Sendable, Equatable {
  package var url: String
  package var validators: Validators

  package init(url: String, validators: Validators = Validators()) {
    self.url = url
    self.validators = validators
  }
}

/// What decided the time of the next poll; the raw value stands in `trucewatch status`.
package enum PollReason: String, Sendable {
  case interval
  case maxAge = "max-age"
  case expires
  case ttl
  case updatePeriod = "update-period"
  case skipHours = "skip-hours"
  case skipDays = "skip-days"
  case retryAfter = "retry-after"
  case backoff
}
