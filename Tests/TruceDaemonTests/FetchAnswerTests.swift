import Testing
import TruceFeeds
import TruceHTTP

@testable import TruceCore
@testable import TruceDaemon

/// What the core is told of a response.
@Suite struct FetchAnswerTests {
  private func answer(_ headers: [(String, String)]) -> FetchAnswer {
    FetchAnswer(
      HTTPResponse(
        status: 200, headers: headers.map { HTTPHeader(name: $0.0, value: $0.1) },
        effectiveURL: "https://wire.example/rss"),
      wasConditional: false)
  }

  @Test func a203IsADocumentThatAProxyHasChanged() {
    #expect(FetchAnswer(HTTPResponse(status: 203, effectiveURL: ""), wasConditional: false).status == 200)
    #expect([200, 203, 226].allSatisfy { HTTPResponse(status: $0, effectiveURL: "").isDocument })
    #expect(![201, 202, 204, 205, 206, 304, 404].contains { HTTPResponse(status: $0, effectiveURL: "").isDocument })
  }

  @Test func cacheControlMayStandInSeveralHeaders() {
    let answer = answer([("Cache-Control", "public"), ("ETag", "\"1\""), ("cache-control", "max-age=3600")])
    #expect(answer.cacheControl == "public, max-age=3600")
  }

  @Test(arguments: [nil, "", "feed.en.xml", "/news/feed.en.xml", "https://wire.example/news/feed.en.xml"])
  func linksAreResolvedAlsoWhereContentLocationIsRelative(location: String?) throws {
    let head = HTTPResponse(
      status: 200, headers: location.map { [HTTPHeader(name: "Content-Location", value: $0)] } ?? [],
      effectiveURL: "https://wire.example/news/feed")
    let parsing = DocumentReader(
      "<rss version='2.0'><channel><item><title>A</title><link>a.html</link></item></channel></rss>", head)
    #expect(try parsing.finish(head).articles.map(\.link) == ["https://wire.example/news/a.html"])
  }

  /// Permanent ones are the feed's new address; any other makes the answer one of somewhere else.
  @Test(arguments: [([], false), ([301, 308], false), ([302], true), ([301, 307], true), ([303, 301], true)])
  func anAnswerIsFromElsewhereWhereARedirectIsNotPermanent(statuses: [Int], isFromElsewhere: Bool) {
    let redirects = statuses.map {
      HTTPRedirect(status: $0, from: "https://wire.example/rss", to: "https://wire.example/other")
    }
    let response = HTTPResponse(status: 410, effectiveURL: "https://wire.example/other", redirects: redirects)
    #expect(FetchAnswer(response, wasConditional: false).isFromElsewhere == isFromElsewhere)
  }

  @Test func anEmptyValidatorIsNone() {
    let answer = answer([("ETag", ""), ("Last-Modified", "")])
    #expect(answer.etag == nil && answer.lastModified == nil)
  }
}

extension DocumentReader {
  /// What a response with this body has been read to.
  convenience init(_ text: String, _ head: HTTPResponse) {
    self.init(limits: FeedLimits(), parser: nil)
    _ = Array(text.utf8).withUnsafeBytes { consume(head, $0) }
  }
}
