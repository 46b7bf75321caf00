/// What the configuration may say of one feed and of all: the feed's own keys, else those of `defaults`, else the
/// program's.
package struct FeedSettings: Sendable, Equatable {
  /// Wanted time between polls; with `isAdaptive` only until the feed's pace is known.
  package var intervalMilliseconds: Int64 = 900_000
  /// `interval: auto`: the wanted time follows the pace at which the feed publishes.
  package var isAdaptive: Bool = false
  /// Bounds of the wanted time with `isAdaptive` (`min`, `max`).
  package var intervalMinMilliseconds: Int64 = 120_000
  package var intervalMaxMilliseconds: Int64 = 3_600_000
  /// What a publisher asks for that lengthens the wait between polls is not obeyed (`ignore`).
  package var ignoredWishes: [PublisherWish] = []
  /// For one whole transfer, redirects included.
  package var timeoutMilliseconds: Int64 = 30_000
  /// After decompression.
  package var bodyBytesMax: Int = 16 << 20
  package var itemsMax: Int = 5000
  package var links: LinkFilter = LinkFilter()
  package var follow: FollowPolicy = .none
  /// Empty: `trucewatch/VERSION (+contact)`.
  package var userAgent: String = ""
  /// URL or mail address for the default User-Agent; empty: the project's own.
  package var contact: String = ""
  /// In the order of the file; `${…}` is already replaced: never print the values.
  package var headers: [ConfiguredHeader] = []
  /// `user:password` for basic authentication; empty: none. Never print it.
  package var basicAuth: String = ""
  /// A bearer token; empty: none. Never print it.
  package var bearer: String = ""
  package var httpVersion: HTTPVersionChoice = .auto
  /// Empty: the proxy variables of the environment.
  package var proxy: String = ""
  /// Absolute path of a CA bundle; empty: the system's.
  package var caFile: String = ""
  package var firstRun: FirstRun = .recent
  /// An article published longer ago is recorded, not alerted; nil: `7d`, and `24h` at a first poll with
  /// `first_run: recent`.
  package var maxAgeMilliseconds: Int64? = nil
  package var edits: EditPolicy = .journal
  package var allowsFileURLs: Bool = false
  package var allowsPrivateRedirects: Bool = false

  package init() {}
}

/// A request header that a person configured; its value may be a secret.
package struct ConfiguredHeader: Sendable, Equatable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// What a publisher says of how often to ask, and a person may overrule (`ignore`). `Retry-After` is none of it: there a
/// server defends itself.
package enum PublisherWish: String, Sendable, CaseIterable {
  /// `Cache-Control: max-age` and `Expires`, which most often are a web server's default for all its files.
  case maxAge = "max-age"
  /// What the feed itself says: `ttl`, `sy:updatePeriod`, `skipHours`, `skipDays`.
  case ttl

  /// The wish that a wait is due to; nil: none, or one that is always obeyed.
  init?(_ reason: PollReason) {
    switch reason {
    case .maxAge, .expires: self = .maxAge
    case .ttl, .updatePeriod, .skipHours, .skipDays: self = .ttl
    case .interval, .retryAfter, .backoff: return nil
    }
  }
}

/// Which HTTP a feed is asked with (`http_version`).
package enum HTTPVersionChoice: String, Sendable, CaseIterable {
  /// HTTP/2 where a server offers it over TLS.
  case auto
  case http1 = "1.1"
}

/// What becomes of a document that only names others: a sitemap index (`follow`).
package enum FollowPolicy: String, Sendable, CaseIterable {
  /// It is an error that names them.
  case none
  /// The sitemap that changed last is read in its place.
  case newest
}

/// What a feed's first poll does with the matches that it finds (`first_run`).
package enum FirstRun: String, Sendable, CaseIterable {
  /// Alert those of the last 24 hours, record the rest.
  case recent
  /// Record all, alert none.
  case baseline
  /// Alert all that `max_age` allows.
  case alert
}

/// What becomes of a match that says something else than before (`edits`).
package enum EditPolicy: String, Sendable, CaseIterable {
  case ignore
  case journal
  case alert
}
