internal import TruceFeeds
internal import TruceHTTP

/// The body of one transfer on its way through a parser. Confined to the daemon's queue.
final class DocumentReader {
  private let limits: FeedLimits
  private(set) var parser: FeedParser?
  private(set) var hasBody = false

  init(limits: FeedLimits, parser: FeedParser?) {
    self.limits = limits
    self.parser = parser
  }

  func consume(_ head: HTTPResponse, _ bytes: UnsafeRawBufferPointer) -> BodyDecision {
    // What comes with an error is a page for people.
    guard head.isDocument else { return .continue }
    return parser(for: head).consume(bytes) ? .continue : .stop
  }

  /// - Throws: Why it is no feed.
  func finish(_ head: HTTPResponse?) throws(FeedError) -> FeedDocument {
    guard hasBody || head != nil else { throw .empty }
    return try parser(for: head ?? HTTPResponse(status: 200, effectiveURL: "")).finish()
  }

  /// The parser, begun with what the response's head says.
  private func parser(for head: HTTPResponse) -> FeedParser {
    let parser = parser ?? FeedParser(limits: limits)
    self.parser = parser
    if !hasBody {
      // Content-Location is no base any more (RFC 7231, appendix B): behind a proxy it names what nobody reaches.
      parser.begin(contentType: head.header("Content-Type"), baseURL: head.effectiveURL)
      hasBody = true
    }
    return parser
  }
}
