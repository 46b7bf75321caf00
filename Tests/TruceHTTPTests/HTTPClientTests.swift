import Foundation
import Synchronization
import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct HTTPClientTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  @Test func deliversStatusHeadersAndBody() async throws {
    let server = try LoopbackServer { _ in TestResponse(200, [("X-One", "1"), ("x-two", "b")], text: "hello") }
    let fetched = await fetcher.fetch(server.url("/a"))
    let response = try fetched.result.get()
    #expect(response.status == 200)
    #expect(response.header("x-ONE") == "1")
    #expect(response.headers.map(\.name) == ["X-One", "x-two", "Content-Length"])
    #expect(response.bodyBytes == 5)
    #expect(
      response.wireBytes == "HTTP/1.1 200 Answer\r\nX-One: 1\r\nx-two: b\r\nContent-Length: 5\r\n\r\nhello".utf8.count)
    #expect(response.effectiveURL == server.url("/a"))
    #expect(response.redirects.isEmpty)
    #expect(!response.isFile)
    #expect(!response.stoppedEarly)
    #expect(fetched.text == "hello")
  }

  @Test func deliversABodyOverIPv6() async throws {
    let server = try LoopbackServer(address: "::1") { _ in TestResponse(text: "six") }
    #expect(await fetcher.fetch(server.url()).text == "six")
  }

  @Test func sendsTheTargetByteForByte() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    _ = await fetcher.fetch(server.url("/a/plain.xml?x=1&y=%2Fa+b&z=%C3%A9&&=~"))
    #expect(server.requests.map(\.target) == ["/a/plain.xml?x=1&y=%2Fa+b&z=%C3%A9&&=~"])
  }

  @Test func encodesWhatAPersonTypedIntoAURL() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    _ = await fetcher.fetch(server.url("/mir und frieden/мир?q=a b"))
    #expect(server.requests.map(\.target) == ["/mir%20und%20frieden/%d0%bc%d0%b8%d1%80?q=a+b"])
  }

  @Test(arguments: [
    "\"v1-0123456789abcdef\"", "W/\"abc-gzip\"", "\"a,b;c/+='x\"", "deadbeef", "\"caf\u{E9}\u{FF}\u{80}\"", "\"",
    "a  b",
  ])
  func carriesAnETagByteForByteBothWays(tag: String) async throws {
    let server = try LoopbackServer { _ in TestResponse(200, [("ETag", tag)]) }
    let received = try #require(await fetcher.fetch(server.url()).result.get().header("etag"))
    #expect(Array(received.unicodeScalars) == Array(tag.unicodeScalars))
    var request = HTTPRequest(url: server.url())
    request.headers = [HTTPHeader(name: "If-None-Match", value: received)]
    _ = await fetcher.fetch(request)
    #expect(server.requests.last?.header("If-None-Match") == tag)
  }

  @Test func carriesADateWithOddSpacingByteForByte() async throws {
    let server = try LoopbackServer { _ in TestResponse(304) }
    var request = HTTPRequest(url: server.url())
    request.headers = [HTTPHeader(name: "If-Modified-Since", value: "Tue,  1 Jan 2019 00:00:00 +0000")]
    let fetched = await fetcher.fetch(request)
    #expect(try fetched.result.get().status == 304)
    #expect(server.requests[0].header("If-Modified-Since") == "Tue,  1 Jan 2019 00:00:00 +0000")
  }

  @Test func sendsTextOfAPersonInUTF8AndEmptyHeadersToo() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    var request = HTTPRequest(url: server.url())
    request.privateHeaders = [HTTPHeader(name: "X-Name", text: "Jérôme"), HTTPHeader(name: "X-Empty", value: "")]
    _ = await fetcher.fetch(request)
    let sent = server.requests[0]
    #expect(sent.header("X-Name")?.unicodeScalars.map { UInt8($0.value) } == Array("Jérôme".utf8))
    #expect(sent.header("X-Empty") == "")
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b"])
  func refusesAHeaderWithALineBreak(value: String) async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    var request = HTTPRequest(url: server.url())
    request.headers = [HTTPHeader(name: "X-Good", value: value)]
    #expect(await fetcher.fetch(request).error == .invalidRequest(name: "header 'X-Good'"))
    #expect(server.connectionCount == 0)
  }

  @Test func sendsItsUserAgentAndNoReferer() async throws {
    let server = try LoopbackServer { request in request.target == "/a" ? .redirect(to: "/b") : TestResponse() }
    var request = HTTPRequest(url: server.url("/a"))
    request.userAgent = "trucewatch/1.0 (+https://example.org)"
    for _ in 0..<2 { _ = await fetcher.fetch(request) }
    #expect(server.requests.map(\.target) == ["/a", "/b", "/a", "/b"])
    for request in server.requests {
      #expect(request.method == "GET")
      #expect(request.header("User-Agent") == "trucewatch/1.0 (+https://example.org)")
      #expect(request.header("Referer") == nil)
    }
  }

  @Test func decompressesAndCountsBothSizes() async throws {
    let text = String(repeating: "ceasefire talks resume. ", count: 500)
    let packed = try await Gzip.compress(Array(text.utf8))
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Encoding", "gzip")], body: packed) }
    let fetched = await fetcher.fetch(server.url())
    #expect(fetched.text == text)
    let response = try fetched.result.get()
    #expect(response.bodyBytes == text.utf8.count)
    #expect((packed.count..<packed.count + 200).contains(response.wireBytes))
    #expect(server.requests[0].header("Accept-Encoding") == "gzip, deflate")
  }

  @Test func readsAChunkedBody() async throws {
    let text = String(repeating: "0123456789", count: 1000)
    let server = try LoopbackServer { _ in TestResponse(text: text).with(\.isChunked, true) }
    #expect(await fetcher.fetch(server.url()).text == text)
  }

  @Test func readsABodyThatTheConnectionEnds() async throws {
    let server = try LoopbackServer { _ in .raw("HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss/>") }
    #expect(await fetcher.fetch(server.url()).text == "<rss/>")
  }

  @Test(arguments: [400, 403, 404, 410, 429, 500, 503])
  func deliversTheBodyOfAnErrorStatus(status: Int) async throws {
    let server = try LoopbackServer { _ in TestResponse(status, [("Retry-After", "12")], text: "<html>no</html>") }
    let fetched = await fetcher.fetch(server.url())
    #expect(try fetched.result.get().status == status)
    #expect(try fetched.result.get().header("Retry-After") == "12")
    #expect(fetched.text == "<html>no</html>")
  }

  @Test func usesOneConnectionForManyTransfers() async throws {
    let server = try LoopbackServer { _ in TestResponse(text: "x") }
    for _ in 0..<20 { _ = await fetcher.fetch(server.url()) }
    #expect(server.requests.count == 20)
    #expect(server.connectionCount == 1)
  }

  @Test func endsEarlyAsASuccess() async throws {
    let server = try LoopbackServer { _ in TestResponse(body: [UInt8](repeating: 65, count: 10 << 20)) }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url()), onBody: { _, _ in .stop })
    let response = try fetched.result.get()
    #expect(response.stoppedEarly)
    #expect(response.bodyBytes == fetched.body.count)
    #expect(fetched.body.count < 1 << 20)
  }

  @Test func startsATransferFromTheEndOfAnother() async throws {
    let server = try LoopbackServer { TestResponse(text: $0.target) }
    let bodies = await withCheckedContinuation { (continuation: CheckedContinuation<[String], Never>) in
      fetcher.queue.async { [fetcher] in
        let chain = Chain(client: fetcher.client, urls: (1...5).map { server.url("/\($0)") })
        chain.onEnd = { continuation.resume(returning: $0) }
        chain.next()
      }
    }
    #expect(bodies == ["/1", "/2", "/3", "/4", "/5"])
    #expect(server.connectionCount == 1)
  }

  /// Fetches one URL after the other, each from the end of the one before.
  private final class Chain: @unchecked Sendable {
    // @unchecked: used on the queue of `client` only.
    let client: HTTPClient
    var urls: [String]
    var bodies: [String] = []
    var onEnd: ([String]) -> Void = { _ in }

    init(client: HTTPClient, urls: [String]) {
      self.client = client
      self.urls = urls
    }

    func next() {
      guard !urls.isEmpty else { return onEnd(bodies) }
      var text = ""
      _ = client.start(HTTPRequest(url: urls.removeFirst())) { _, bytes in
        text += String(decoding: bytes, as: UTF8.self)
        return .continue
      } onFinish: { [self] _ in
        bodies.append(text)
        next()
      }
    }
  }

  @Test func startsATransferFromInsideABody() async throws {
    let server = try LoopbackServer { TestResponse(text: $0.target) }
    let inner = await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      fetcher.queue.async { [client = fetcher.client] in
        _ = client.start(HTTPRequest(url: server.url("/outer"))) { _, _ in
          _ = client.start(HTTPRequest(url: server.url("/inner"))) { _, _ in
            .continue
          } onFinish: { result in
            continuation.resume(returning: (try? result.get().status) ?? 0)
          }
          return .continue
        } onFinish: { _ in
        }
      }
    }
    #expect(inner == 200)
  }

  @Test(arguments: ["/silence", "/drip"])
  func cancelsATransferOnItsWay(path: String) async throws {
    let server = try LoopbackServer { request in
      request.target == "/silence" ? .silence : TestResponse(text: "12345678").with(\.dripMilliseconds, 600_000)
    }
    let fetched = await fetcher.fetch(
      // A busy machine may let the test wait for its turn longer than a transfer usually may take.
      HTTPRequest(url: server.url(path), timeoutMilliseconds: 600_000),
      started: { [fetcher] id in
        Task {
          try await server.waitForRequests(1)
          fetcher.queue.async { fetcher.client.cancel(id) }
        }
      })
    #expect(fetched.error == .cancelled)
    #expect(fetcher.queue.sync { fetcher.client.transfersInFlight } == 0)
  }

  @Test func cancelsAtOnceAndFromInsideItsBody() async throws {
    let server = try LoopbackServer { _ in TestResponse(body: [UInt8](repeating: 65, count: 1 << 20)) }
    let atOnce = await fetcher.fetch(
      HTTPRequest(url: server.url()), started: { [fetcher] id in fetcher.client.cancel(id) })
    #expect(atOnce.error == .cancelled)
    let id = Mutex<HTTPTransferID?>(nil)
    let inside = await fetcher.fetch(
      HTTPRequest(url: server.url()), started: { started in id.withLock { $0 = started } },
      onBody: { [fetcher] _, _ in
        if let id = id.withLock({ $0 }) { fetcher.client.cancel(id) }
        return .continue
      })
    #expect(inside.error == .cancelled)
    #expect(inside.body.count < 1 << 20)
  }

  @Test func shutsDownInMidFlightWithoutAWord() async throws {
    let server = try LoopbackServer { request in
      request.target == "/silence" ? .silence : TestResponse(text: "12345678").with(\.dripMilliseconds, 600_000)
    }
    let calls = Mutex(0)
    try fetcher.queue.sync {
      for index in 0..<20 {
        let path = index % 2 == 0 ? "/silence" : "/drip"
        _ = fetcher.client.start(HTTPRequest(url: server.url(path), timeoutMilliseconds: 600_000)) { _, _ in
          .continue
        } onFinish: { _ in
          calls.withLock { $0 += 1 }
        }
      }
      _ = fetcher.client.start(HTTPRequest(url: "http://name.invalid/")) { _, _ in
        .continue
      } onFinish: { _ in
      }
      try #require(fetcher.client.transfersInFlight == 21)
    }
    try await server.waitForRequests(20)
    fetcher.queue.sync { fetcher.client.shutDown() }
    fetcher.queue.sync {}
    #expect(calls.withLock { $0 } == 0)
    #expect(fetcher.client.transfersInFlight == 0)
  }

  @Test func shutsDownFromTheEndOfATransfer() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      fetcher.queue.async { [client = fetcher.client] in
        for _ in 0..<2 {
          _ = client.start(HTTPRequest(url: "gopher://x/")) { _, _ in
            .continue
          } onFinish: { _ in
            client.shutDown()
            continuation.resume()  // a second call would trap
          }
        }
        _ = client.start(HTTPRequest(url: server.url())) { _, _ in
          .continue
        } onFinish: { _ in
        }
      }
    }
    fetcher.queue.sync {}
  }

  @Test(arguments: [
    ("", "not a URL that can be fetched: "), ("example.org/feed", "not a URL that can be fetched: "),
    ("http://", "not a URL that can be fetched: "), ("http://a b/", "not a URL that can be fetched: "),
    ("http://a\r\nb/", "not a URL that can be fetched: "), ("http://a/\u{0}", "not a URL that can be fetched: "),
    ("http://a:99999/", "not a URL that can be fetched: "),
    ("ftp://example.org/feed", "scheme 'ftp' cannot be fetched"),
    ("file:///etc/hosts", "file URLs are not allowed here"),
    ("gopher://example.org/", "scheme 'gopher' cannot be fetched"),
  ])
  func refusesWhatItCannotFetch(url: String, start: String) async throws {
    let error = try #require(await fetcher.fetch(url).error)
    #expect(error.description.hasPrefix(start), "\(error)")
  }

  @Test func tellsWhatDoesNotConnect() async throws {
    let server = try LoopbackServer { _ in TestResponse() }
    let url = server.url()
    server.stop()
    let error = try #require(await fetcher.fetch(url).error)
    #expect(error == .couldNotConnect(host: server.address, systemError: ECONNREFUSED))
    #expect(error.description == "cannot connect to '\(server.address)': Connection refused")
    #expect(!error.isUnanswered)
  }

  @Test(arguments: ["b\u{FC}cher", "B\u{DC}CHER", "bu\u{308}cher"])
  func looksUpANameInAnyScriptByItsEncodedForm(name: String) async throws {
    let error = try #require(await fetcher.fetch("http://\(name).invalid/").error)
    #expect(error == .couldNotResolve(host: "xn--bcher-kva.invalid"))
  }

  /// As behind a router whose line is dead.
  @Test func silenceBeforeAConnectionStandsMayBeTheNetworks() {
    for stage in [HTTPStage.resolving, .connecting] {
      #expect(HTTPError.timedOut(stage: stage, afterMilliseconds: 30_000).isUnanswered)
    }
    for stage in [HTTPStage.securing, .waiting, .receiving] {
      #expect(!HTTPError.timedOut(stage: stage, afterMilliseconds: 30_000).isUnanswered)
    }
    #expect(HTTPError.couldNotConnect(host: "wire.example", systemError: ETIMEDOUT).isUnanswered)
  }

  @Test func tellsWhatDoesNotResolve() async throws {
    var request = HTTPRequest(url: "http://no-such-host.invalid/")
    request.timeoutMilliseconds = 5000
    let error = try #require(await fetcher.fetch(request).error)
    #expect(error == .couldNotResolve(host: "no-such-host.invalid"))
    #expect(error.isUnanswered)
  }
}
