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
