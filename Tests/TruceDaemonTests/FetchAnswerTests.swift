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

  /// Behind a proxy it names a host that nobody reaches.
  @Test(arguments: [
    nil, "", "feed.en.xml", "/other/feed.en.xml", "http://10.0.0.7:8080/app/feed", "https://edge.example/cache/1",
  ])
  func linksAreResolvedAgainstTheAddressWhateverContentLocationSays(location: String?) throws {
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

  /// Digest, a redirect to another origin, wrong or missing credentials: each has its own remedy.
  @Test(arguments: [
    ("https://wire.example/rss", nil, "", "the server requires credentials; set 'basic_auth', 'bearer' or 'headers'"),
    (
      "https://wire.example/rss", "Basic realm=\"digest\"", "",
      "the server requires credentials; set 'basic_auth', 'bearer' or 'headers'"
    ),
    ("https://wire.example/rss", "Basic realm=\"desk\"", "me:x", "the server refuses the configured credentials"),
    ("https://wire.example/rss", nil, "me:x", "the server refuses the configured credentials"),
    (
      "https://wire.example/rss", "Digest realm=\"a, b\", qop=\"auth\"", "me:x",
      "the server asks for Digest authentication, which is not supported"
    ),
    (
      "https://wire.example/rss", "Negotiate, NTLM", "",
      "the server asks for Negotiate authentication, which is not supported"
    ),
    (
      "https://wire.example/rss", "Digest realm=\"a\", Basic realm=\"a\"", "me:x",
      "the server refuses the configured credentials"
    ),
    (
      "HTTPS://Wire.example:8443/rss", "Basic realm=\"desk\"", "me:x",
      "the answer came from 'HTTPS://wire.example:8443', another origin than the configured one, "
        + "which alone gets the credentials; configure the URL there"
    ),
  ])
  func a401IsToldWithItsCause(url: String, challenge: String?, credentials: String, reason: String) {
    let response = HTTPResponse(
      status: 401, headers: challenge.map { [HTTPHeader(name: "WWW-Authenticate", value: $0)] } ?? [],
      effectiveURL: url)
    var answer = FetchAnswer(response, wasConditional: false)
    answer.noteRefusal(response, configuredURL: "https://wire.example/feed")
    var settings = FeedSettings()
    settings.basicAuth = credentials
    #expect(Unauthorized.words(for: answer, settings) == "HTTP status 401: " + reason)
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
