import TestSupport
import Testing
import TruceHTTP

/// Cookies live as long as one transfer, and go where RFC 6265 lets them.
@Suite(.inTurn) struct CookieTests {
  let fetcher: Fetcher

  init() throws { fetcher = try Fetcher() }

  /// Sends whoever comes without `cookie` to `/gate`, which sets it by `line` and sends back.
  private func gate(_ line: String, cookie: String) throws -> LoopbackServer {
    try LoopbackServer { request in
      if request.target == "/gate" { return TestResponse(302, [("Location", "/news"), ("Set-Cookie", line)]) }
      let cookies = request.header("Cookie")?.split(separator: ";").map { $0.drop { $0 == " " } } ?? []
      return cookies.contains(cookie[...]) ? TestResponse(text: "in") : .redirect(to: "/gate")
    }
  }

  @Test(arguments: [
    ("seen=1", "seen=1"), ("__cf=a.b-c_d; Path=/; HttpOnly; SameSite=Lax", "__cf=a.b-c_d"),
    ("t=\"q\"; Max-Age=60", "t=\"q\""), ("id=x; Expires=Fri, 01 Jan 2100 00:00:00 GMT; path=/news", "id=x"),
  ])
  func aGateThatSetsACookieLetsIn(line: String, cookie: String) async throws {
    let server = try gate(line, cookie: cookie)
    #expect(await fetcher.fetch(server.url("/news")).text == "in")
    #expect(server.requests.map(\.target) == ["/news", "/gate", "/news"])
  }

  @Test(arguments: [
    "seen=1; Max-Age=0", "seen=1; Path=/other", "seen=1; Domain=example.org", "seen=1; Secure; Domain=a.b",
  ])
  func aCookieThatIsNotForThisAddressIsNotSent(line: String) async throws {
    let server = try gate(line, cookie: "seen=1")
    #expect(await fetcher.fetch(server.url("/news")).error == .tooManyRedirects(max: 10))
  }

  @Test func noCookieOutlivesItsTransfer() async throws {
    let server = try LoopbackServer { request in
      TestResponse(200, [("Set-Cookie", "n=\(request.number); Path=/; Max-Age=9999")], text: "x")
    }
    // One handle after the other, and many side by side.
    for _ in 0..<3 { _ = await fetcher.fetch(server.url()) }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { _ = await fetcher.fetch(server.url()) } }
    }
    _ = await fetcher.fetch(server.url())
    #expect(server.requests.count == 12 && server.requests.allSatisfy { $0.header("Cookie") == nil })
  }

  @Test func transfersSideBySideKeepTheirCookiesApart() async throws {
    let server = try LoopbackServer { request in
      guard request.target.hasPrefix("/start/") else { return TestResponse(text: request.header("Cookie") ?? "none") }
      let name = request.target.dropFirst(7)
      return TestResponse(302, [("Location", "/end"), ("Set-Cookie", "who=\(name); Path=/")])
    }
    let texts = await withTaskGroup(of: (String, String).self) { group in
      for number in 0..<20 {
        group.addTask { ("who=\(number)", await fetcher.fetch(server.url("/start/\(number)")).text) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts.count == 20 && texts.allSatisfy { $0.0 == $0.1 })
  }

  @Test func anotherHostGetsNone() async throws {
    let other = try LoopbackServer { _ in TestResponse(text: "other") }
    let server = try LoopbackServer { _ in
      TestResponse(302, [("Location", other.url()), ("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2; Domain=com")])
    }
    #expect(await fetcher.fetch(server.url()).text == "other")
    #expect(other.requests.map { $0.header("Cookie") } == [nil])
  }

  @Test func aConfiguredCookieStaysBesideThoseThatAreSet() async throws {
    let server = try gate("seen=1; Path=/", cookie: "seen=1")
    var request = HTTPRequest(url: server.url("/news"))
    request.privateHeaders = [HTTPHeader(name: "cookie", value: "token=caf\u{E9}")]
    #expect(await fetcher.fetch(request).text == "in")
    let sent = server.requests.map { $0.headers.filter { $0.name.lowercased() == "cookie" }.map(\.value) }
    #expect(sent == [["token=caf\u{E9}"], ["token=caf\u{E9}"], ["seen=1; token=caf\u{E9}"]])
  }
}
