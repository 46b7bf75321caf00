import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct BrokenTransferTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  @Test(arguments: [
    "", "\r\n", "hello\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "<rss></rss>", "HTTP/1.1", "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\nx",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n12345",
    "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n12345",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: identity\r\n\r\n12345",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n12345\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123456789\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n12345\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n12345\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-Nul: a\u{0}b\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
  ])
  func tellsABrokenAnswer(bytes: String) async throws {
    let server = try LoopbackServer { request in request.number == 1 ? .raw(bytes) : TestResponse(text: "whole") }
    let fetched = await fetcher.fetch(server.url())
    guard case .brokenTransfer(let reason) = fetched.error else {
      Issue.record("\(fetched.result) \(fetched.text)")
      return
    }
    #expect(!reason.isEmpty)
    #expect(reason.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    // Nothing of the broken one is left in the connection.
    #expect(await fetcher.fetch(server.url()).text == "whole")
  }

  /// Chunks go before a length (RFC 9112, 6.3); nothing that comes behind such an answer is believed.
  @Test(arguments: ["Content-Length: 5", "Content-Length: 999", "Content-Length: 3\r\nContent-Length: 4"])
  func readsChunksBesideALengthAndKeepsNotTheConnection(length: String) async throws {
    let server = try LoopbackServer { request in
      let head = "HTTP/1.1 200 OK\r\n\(length)\r\nTransfer-Encoding: chunked\r\n\r\n"
      return request.number == 1
        ? .raw(head + "5\r\n12345\r\n0\r\n\r\n", ending: .keepAlive) : TestResponse(text: "whole")
    }
    #expect(await fetcher.fetch(server.url()).text == "12345")
    #expect(await fetcher.fetch(server.url()).text == "whole")
    #expect(server.requests.map(\.connection) == [1, 2])
  }

  @Test(arguments: [true, false])
  func tellsACutGzipBody(isChunked: Bool) async throws {
    let packed = try await Gzip.compress((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
    let length = isChunked ? "Transfer-Encoding: chunked\r\n\r\n7d0\r\n" : "Content-Length: \(packed.count)\r\n\r\n"
    let cut = Array((head + length).utf8) + packed.prefix(2000)
    let server = try LoopbackServer { _ in TestResponse.raw("").with(\.raw, cut) }
    guard case .brokenTransfer = await fetcher.fetch(server.url()).error else {
      Issue.record("it was taken for whole")
      return
    }
  }

  @Test func tellsAResetConnection() async throws {
    let server = try LoopbackServer { request in
      request.target == "/at-once"
        ? .raw("", ending: .reset) : TestResponse(text: "12345").with(\.claimedLength, 10).with(\.ending, .reset)
    }
    for path in ["/at-once", "/in-the-body"] {
      guard case .brokenTransfer = await fetcher.fetch(server.url(path)).error else {
        Issue.record("it was taken")
        return
      }
    }
  }

  @Test func asksAgainOverANewConnectionWhereTheOldOneWasClosed() async throws {
    let server = try LoopbackServer { request in
      request.connection == 1 && request.number == 2 ? .raw("") : TestResponse(text: "whole")
    }
    for _ in 0..<2 { #expect(await fetcher.fetch(server.url()).text == "whole") }
    #expect(server.connectionCount == 2)
  }
}
