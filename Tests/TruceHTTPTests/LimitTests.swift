import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct LimitTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  @Test func deliversABodyOfExactlyTheLimit() async throws {
    let server = try LoopbackServer { _ in TestResponse(body: [UInt8](repeating: 65, count: 100_000)) }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url(), bodyBytesMax: 100_000))
    #expect(try fetched.result.get().bodyBytes == 100_000)
  }

  @Test(arguments: [true, false])
  func deliversUpToTheLimitAndThenFails(isChunked: Bool) async throws {
    let server = try LoopbackServer { _ in
      TestResponse(body: [UInt8](repeating: 65, count: 1 << 20)).with(\.isChunked, isChunked)
    }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url(), bodyBytesMax: 99_999))
    #expect(fetched.error == .tooLarge(maxBytes: 99_999))
    #expect(fetched.body == [UInt8](repeating: 65, count: 99_999))
  }

  @Test func countsADecompressedBody() async throws {
    let bomb = try await Gzip.compress([UInt8](repeating: 0, count: 64 << 20))
    #expect(bomb.count < 100_000)
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Encoding", "gzip")], body: bomb) }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url(), bodyBytesMax: 1 << 20))
    #expect(fetched.error == .tooLarge(maxBytes: 1 << 20))
    #expect(fetched.body.count == 1 << 20)
  }

  @Test func countsABombInABomb() async throws {
    let bomb = try await Gzip.compress(Gzip.compress([UInt8](repeating: 0, count: 64 << 20)))
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Encoding", "gzip, gzip")], body: bomb) }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url(), bodyBytesMax: 1 << 20))
    #expect(fetched.error == .tooLarge(maxBytes: 1 << 20))
  }

  @Test func boundsTheHeadersOfAnAnswer() async throws {
    let flood = (1...20_000).map { (name: "X-\($0)", value: "0123456789") }
    let server = try LoopbackServer { _ in TestResponse(200, flood) }
    #expect(await fetcher.fetch(server.url()).error == .headersTooLarge(maxBytes: 128 << 10))
  }

  @Test func takesManyHeadersWithinTheLimit() async throws {
    let many = (1...1000).map { (name: "X-\($0)", value: "0123456789") }
    let server = try LoopbackServer { _ in TestResponse(200, many) }
    #expect(try await fetcher.fetch(server.url()).result.get().headers.count == 1001)
  }

  @Test func boundsOneEndlessHeaderLine() async throws {
    let line = String(repeating: "a", count: 4 << 20)
    let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nX-Long: " + line) }
    let error = try #require(await fetcher.fetch(server.url()).error)
    #expect(error == .headersTooLarge(maxBytes: 128 << 10))
  }

  @Test func boundsInterimAnswers() async throws {
    let interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    let server = try LoopbackServer { request in
      let count = request.target == "/few" ? 10 : 100_000
      return .raw(String(repeating: interim, count: count) + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }
    let fetched = await fetcher.fetch(server.url("/few"))
    #expect(try fetched.result.get().headers == [HTTPHeader(name: "Content-Length", value: "2")])
    #expect(fetched.text == "ok")
    let flooded = await fetcher.fetch(server.url("/many"))
    #expect(flooded.error == .brokenTransfer(reason: "more than 16 interim responses"))
  }

  @Test(arguments: [
    ("/silence", HTTPStage.waiting), ("/drip-head", .waiting), ("/drip-body", .receiving), ("/slow", .waiting),
  ])
  func endsATransferWhenItsTimeIsOver(path: String, stage: HTTPStage) async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/drip-head": TestResponse(text: "x").with(\.dripMilliseconds, 600_000)
      case "/drip-body": .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1", ending: .hang)
      case "/slow": TestResponse(text: "x").with(\.delayMilliseconds, 600_000)
      default: .silence
      }
    }
    try await expectTimeout(of: server.url(path), at: stage)
  }

  @Test func endsAHandshakeWhenItsTimeIsOver() async throws {
    let server = try LoopbackServer { _ in .silence }
    try await expectTimeout(of: "https://\(server.address):\(server.port)/", at: .securing)
  }

  /// With more and more time, for a busy machine needs some to come as far as `stage`.
  private func expectTimeout(of url: String, at stage: HTTPStage) async throws {
    for milliseconds in [300, 3000, 30_000] {
      let fetched = await fetcher.fetch(HTTPRequest(url: url, timeoutMilliseconds: milliseconds))
      #expect(fetched.elapsed >= .milliseconds(milliseconds - 10))
      guard case .timedOut(let reached, afterMilliseconds: milliseconds) = fetched.error else {
        Issue.record("\(fetched.result)")
        return
      }
      if reached == stage { return }
    }
    Issue.record("it never came as far")
  }

  @Test func lets64HangingTransfersDelayNoGoodOne() async throws {
    let hanging = try LoopbackServer { request in
      request.number % 2 == 0 ? .silence : TestResponse(text: "12345678").with(\.dripMilliseconds, 600_000)
    }
    let good = try LoopbackServer { _ in TestResponse(text: "good") }
    fetcher.queue.sync {
      for _ in 0..<64 {
        _ = fetcher.client.start(HTTPRequest(url: hanging.url(), timeoutMilliseconds: 600_000)) { _, _ in
          .continue
        } onFinish: { _ in
        }
      }
    }
    try await hanging.waitForRequests(64)
    let fetched = await fetcher.fetch(good.url())
    #expect(fetched.text == "good")
    // All of them still hang: it waited for none.
    #expect(fetcher.queue.sync { fetcher.client.transfersInFlight } == 64)
  }
}
