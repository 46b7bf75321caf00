import Testing
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

  @Test func cacheControlMayStandInSeveralHeaders() {
    let answer = answer([("Cache-Control", "public"), ("ETag", "\"1\""), ("cache-control", "max-age=3600")])
    #expect(answer.cacheControl == "public, max-age=3600")
  }

  @Test func anEmptyValidatorIsNone() {
    let answer = answer([("ETag", ""), ("Last-Modified", "")])
    #expect(answer.etag == nil && answer.lastModified == nil)
  }
}
