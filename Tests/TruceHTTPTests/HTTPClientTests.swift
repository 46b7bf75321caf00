import TestSupport
import Testing
import TruceHTTP

@Suite struct HTTPClientTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  @Test func deliversStatusHeadersAndBody() async throws {
    let server = try LoopbackServer { _ in TestResponse(200, [("X-One", "1"), ("x-two", "b")], text: "hello") }
    let fetched = await fetcher.fetch(server.url("/a?b=%2Fc&d=é"))
    let response = try fetched.result.get()
    #expect(response.status == 200)
    #expect(response.header("x-ONE") == "1")
    #expect(response.headers.map(\.name) == ["X-One", "x-two", "Content-Length"])
    #expect(response.bodyBytes == 5)
    #expect(response.redirects.isEmpty)
    #expect(!response.isFile && !response.stoppedEarly)
    #expect(fetched.text == "hello")
  }

  @Test func sendsTheTargetByteForByte() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    _ = await fetcher.fetch(server.url("/a/plain.xml?x=1&y=%2Fa+b&z=%C3%A9&&=~"))
    #expect(server.requests.map(\.target) == ["/a/plain.xml?x=1&y=%2Fa+b&z=%C3%A9&&=~"])
  }
}
