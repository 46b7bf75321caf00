/// What the core asks for, to be carried out in order.
package enum Effect: Sendable {
  case fetch(FetchOrder)
  /// Once all its records are durable: print, then store the rest.
  case commit(Commit)
  /// A record about the watch itself and no feed.
  case notice(OutgoingRecord)
  case log(LogLevel, String)
}

/// How much a log message matters.
package enum LogLevel: Sendable {
  case info
  case warning
  case error
}

/// One request to make.
package struct FetchOrder: Sendable {
  package var feed: Int
  /// The configured URL, or where permanent redirects led to.
  package var url: String
  package var config: FeedConfig
  /// Sent as they are, also to the targets of redirects.
  package var headers: [(name: String, value: String)]
  /// The configured host, which is not asked itself, was at a private address.
  package var configuredHostIsPrivate = false

  package var isConditional: Bool { headers.contains { $0.name == "If-None-Match" || $0.name == "If-Modified-Since" } }
}

/// What one poll brought, to be made durable as a whole.
package struct Commit: Sendable {
  package var feedURL: String
  package var records: [OutgoingRecord]
  package var changes: [ArticleChange]
  package var state: FeedState

  package init(feedURL: String, records: [OutgoingRecord], changes: [ArticleChange], state: FeedState) {
    self.feedURL = feedURL
    self.records = records
    self.changes = changes
    self.state = state
  }
}

/// A record and whether people see it as a line.
package struct OutgoingRecord: Sendable {
  package var record: Record
  package var isShown: Bool
}
