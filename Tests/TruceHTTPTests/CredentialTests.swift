import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct CredentialTests {
  let fetcher: Fetcher
  private static let basic = "Basic dXNlcjpww6RzcyB3b3Jk"  // user:päss word

  init() throws { fetcher = try Fetcher() }

  private func url(of server: LoopbackServer, _ path: String = "/feed.xml") -> String {
    "http://user:p%C3%A4ss%20word@\(server.address):\(server.port)\(path)"
  }

  @Test func sendsThemToTheOwnOriginOverARedirect() async throws {
    let server = try LoopbackServer { $0.target == "/feed.xml" ? .redirect(to: "/new") : TestResponse() }
    var request = HTTPRequest(url: url(of: server))
    request.privateHeaders = [HTTPHeader(name: "X-Key", value: "k3y")]
    let response = try await fetcher.fetch(request).result.get()
    #expect(server.requests.map { $0.header("Authorization") } == [Self.basic, Self.basic])
    #expect(server.requests.map { $0.header("X-Key") } == ["k3y", "k3y"])
    #expect(response.effectiveURL == server.url("/new"))
    #expect(response.redirects == [HTTPRedirect(status: 302, from: server.url(), to: server.url("/new"))])
  }

  @Test func takesAConfiguredHeaderInPlaceOfTheProgramsOwn() async throws {
    let other = try LoopbackServer { _ in TestResponse() }
    let server = try LoopbackServer { _ in .redirect(to: other.url()) }
    var request = HTTPRequest(url: server.url(), headers: [HTTPHeader(name: "Accept", value: "application/rss+xml")])
    request.privateHeaders = [HTTPHeader(name: "accept", value: "text/xml")]
    _ = await fetcher.fetch(request)
    func accepted(_ server: LoopbackServer) -> [String] {
      server.requests.flatMap { $0.headers.filter { $0.name.lowercased() == "accept" }.map(\.value) }
    }
    #expect(accepted(server) == ["text/xml"])
    #expect(accepted(other) == ["application/rss+xml"])
  }

  @Test func sendsThemToNoOtherHostAndNoOtherPort() async throws {
    let host = try LoopbackServer { _ in TestResponse() }
    let port = try LoopbackServer { _ in .redirect(to: host.url()) }
    let server = try LoopbackServer(address: port.address) { _ in .redirect(to: port.url()) }
    var request = HTTPRequest(url: url(of: server))
    request.headers = [HTTPHeader(name: "X-Public", value: "1")]
    request.privateHeaders = [
      HTTPHeader(name: "X-Key", value: "k3y"), HTTPHeader(name: "Cookie", value: "a=b"),
      HTTPHeader(name: "Proxy-Authorization", value: "c"),
    ]
    #expect(try await fetcher.fetch(request).result.get().redirects.count == 2)
    #expect(server.requests[0].header("Authorization") == Self.basic)
    for other in port.requests + host.requests {
      #expect(other.header("X-Public") == "1")
      for name in ["Authorization", "X-Key", "Cookie", "Proxy-Authorization"] { #expect(other.header(name) == nil) }
    }
    #expect(host.requests.count == 1)
  }

  @Test func sendsThemAgainWhereARedirectComesBack() async throws {
    let own = Watched("")
    let other = try LoopbackServer { _ in .redirect(to: own.update { $0 }) }
    let server = try LoopbackServer { $0.target == "/feed.xml" ? .redirect(to: other.url()) : TestResponse() }
    own.update { $0 = server.url("/back") }
    var request = HTTPRequest(url: server.url())
    request.privateHeaders = [HTTPHeader(name: "X-Key", value: "k3y")]
    _ = await fetcher.fetch(request)
    #expect(server.requests.map { $0.header("X-Key") } == ["k3y", "k3y"])
    #expect(other.requests.map { $0.header("X-Key") } == [nil])
  }

  @Test func sendsNoneThatARedirectNames() async throws {
    let server = try LoopbackServer { request in
      request.target == "/feed.xml"
        ? .redirect(to: "http://evil:pw@" + (request.header("Host") ?? "") + "/new") : TestResponse()
    }
    let response = try await fetcher.fetch(server.url()).result.get()
    #expect(server.requests.map { $0.header("Authorization") } == [nil, nil])
    #expect(response.effectiveURL == server.url("/new"))
  }

  @Test func keepsThemOutOfEveryError() async throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/redirect": .redirect(to: "ftp://user:s3cret@example.org/")
      case "/silence": .silence
      default: .raw("nonsense\r\n")
      }
    }
    let address = "user:s3cret@\(server.address):\(server.port)"
    let urls = [
      "http://\(address)/redirect", "http://\(address)/silence", "http://\(address)/raw", "https://\(address)/",
      "ftp://\(address)/", "http://user:s3cret@no-such-host.invalid/", "http://user:s3cret@[::1/", "user:s3cret@host",
      "http://user:s3cret@host:99999/",
    ]
    for url in urls {
      var request = HTTPRequest(url: url, timeoutMilliseconds: 1000)
      request.privateHeaders = [HTTPHeader(name: "X-Key", value: "k3y\r\n")]
      if url.hasSuffix("/redirect") || url.hasSuffix("/raw") { request.privateHeaders = [] }
      let error = try #require(await fetcher.fetch(request).error)
      #expect(!"\(error)".contains("s3cret") && !"\(error)".contains("k3y"), "\(error)")
    }
  }

  @Test(arguments: [
    "http://user:s3cret@127.0.0.1:1", "nonsense://user:s3cret@x", "http://user:s3cret@no-host.invalid:1",
  ])
  func keepsAProxysPasswordOutOfErrors(proxy: String) async throws {
    let error = try #require(await fetcher.fetch(HTTPRequest(url: "http://example.org/", proxy: proxy)).error)
    guard case .proxy = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.description.contains("s3cret"))
  }
}
