import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct RedirectTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  @Test(arguments: [301, 302, 303, 307, 308])
  func followsARedirectAndTellsIt(status: Int) async throws {
    let server = try LoopbackServer { request in
      request.target == "/a/old"
        ? TestResponse(status, [("Location", "../new?x=1")], text: "moved") : TestResponse(text: "here")
    }
    let fetched = await fetcher.fetch(server.url("/a/old"))
    let response = try fetched.result.get()
    #expect(fetched.text == "here")
    #expect(response.effectiveURL == server.url("/new?x=1"))
    #expect(
      response.redirects == [HTTPRedirect(status: status, from: server.url("/a/old"), to: server.url("/new?x=1"))])
    #expect(server.connectionCount == 1, "the body of the redirect is read for the connection's sake")
  }

  @Test(arguments: [300, 304, 305, 306])
  func takesOtherStatusesForTheFinalAnswer(status: Int) async throws {
    let server = try LoopbackServer { _ in .redirect(status, to: "/elsewhere") }
    #expect(try await fetcher.fetch(server.url()).result.get().status == status)
    #expect(server.requests.count == 1)
  }

  @Test func takesARedirectWithoutALocationForTheFinalAnswer() async throws {
    let server = try LoopbackServer { _ in TestResponse(301, text: "where?") }
    let fetched = await fetcher.fetch(server.url())
    #expect(try fetched.result.get().status == 301)
    #expect(fetched.text == "where?")
  }

  @Test func sendsValidatorsToTheTargetByteForByte() async throws {
    let other = try LoopbackServer { _ in TestResponse(304) }
    let server = try LoopbackServer { _ in .redirect(to: other.url("/feed")) }
    var request = HTTPRequest(url: server.url())
    request.headers = [
      HTTPHeader(name: "If-None-Match", value: "W/\"\u{E9}\""), HTTPHeader(name: "If-Modified-Since", value: "x  y"),
    ]
    #expect(try await fetcher.fetch(request).result.get().status == 304)
    for seen in server.requests + other.requests {
      #expect(seen.header("If-None-Match") == "W/\"\u{E9}\"")
      #expect(seen.header("If-Modified-Since") == "x  y")
    }
  }

  @Test func followsTenRedirectsAndNoMore() async throws {
    let server = try LoopbackServer { request in
      let number = Int(request.target.dropFirst()) ?? 0
      return number == 0 ? TestResponse(text: "end") : .redirect(to: "/\(number - 1)")
    }
    #expect(await fetcher.fetch(server.url("/10")).text == "end")
    #expect(await fetcher.fetch(server.url("/11")).error == .tooManyRedirects(max: 10))
    #expect(server.requests.count == 22)
  }

  @Test func boundsARedirectToItself() async throws {
    let server = try LoopbackServer { _ in .redirect(to: "/feed.xml") }
    #expect(await fetcher.fetch(server.url()).error == .tooManyRedirects(max: 10))
    #expect(server.requests.count == 11)
  }

  @Test(arguments: [
    "file:///etc/passwd", "gopher://127.0.0.1:70/1", "dict://127.0.0.1/d", "ftp://127.0.0.1/", "smb://127.0.0.1/a",
    "", "   ", "http://", "http://[::1", "http://a b.example/", "/a\u{1}b", "/a\rX-Evil: 1",
    "http://127.0.0.1:99999/", "/" + String(repeating: "a", count: 8 << 10),
    "http://x/" + String(repeating: "b", count: 100_000),
  ])
  func refusesAWrongLocation(location: String) async throws {
    let server = try LoopbackServer { request in
      request.number == 1 ? .redirect(to: location) : TestResponse(text: "reached")
    }
    let fetched = await fetcher.fetch(server.url())
    guard case .redirectRefused = fetched.error else {
      Issue.record("\(fetched.result)")
      return
    }
    #expect(server.requests.count == 1)
    #expect(fetched.body.isEmpty)
    #expect(try #require(fetched.error).description.utf8.count < 400)
  }

  @Test(arguments: ["javascript:alert(1)", "mailto:a@b.example", "data:text/xml,<rss/>"])
  func leavesNoHTTPForAnotherKindOfURL(location: String) async throws {
    let server = try LoopbackServer { request in
      request.number == 1 ? .redirect(to: location) : TestResponse(text: "reached")
    }
    let fetched = await fetcher.fetch(server.url())
    guard case .redirectRefused = fetched.error else {
      Issue.record("\(fetched.result)")
      return
    }
    #expect(server.requests.count == 1)
  }

  @Test func followsARedirectWhoseBodyNeverEnds() async throws {
    let server = try LoopbackServer { request in
      request.target == "/feed.xml"
        ? TestResponse(302, [("Location", "/end")], body: [UInt8](repeating: 65, count: 50 << 20))
        : TestResponse(text: "end")
    }
    let fetched = await fetcher.fetch(server.url())
    #expect(fetched.text == "end")
    #expect(try fetched.result.get().wireBytes < 10 << 20)
  }

  @Test func followsARedirectWhoseBodyIsCut() async throws {
    let server = try LoopbackServer { request in
      request.target == "/feed.xml"
        ? TestResponse(302, [("Location", "/end")], text: "cut").with(\.claimedLength, 100).with(\.ending, .close)
        : TestResponse(text: "end")
    }
    #expect(await fetcher.fetch(server.url()).text == "end")
  }

  @Test func boundsAllHopsByOneTimeout() async throws {
    let server = try LoopbackServer { request in
      TestResponse(302, [("Location", "/\(request.number)")]).with(\.delayMilliseconds, 60)
    }
    let fetched = await fetcher.fetch(HTTPRequest(url: server.url(), timeoutMilliseconds: 200))
    guard case .timedOut(_, afterMilliseconds: 200) = fetched.error else {
      Issue.record("\(fetched.result)")
      return
    }
    // Were each hop given the whole time, there would be ten of them, and another error.
    #expect(fetched.elapsed >= .milliseconds(195))
  }

  /// Closed descriptors come back under the same number at once: the hop after must hear its own events.
  @Test func survivesDescriptorsThatAreUsedAgain() async throws {
    let server = try LoopbackServer { request in
      let number = Int(request.target.split(separator: "/").last ?? "") ?? 0
      return (number == 0 ? TestResponse(text: "end") : .redirect(to: "/\(number - 1)")).with(\.ending, .close)
    }
    let fetched = await withTaskGroup(of: String.self) { group in
      for _ in 0..<60 { group.addTask { [fetcher] in await fetcher.fetch(server.url("/9")).text } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(fetched == Array(repeating: "end", count: 60))
    #expect(server.requests.count == 600)
  }
}
