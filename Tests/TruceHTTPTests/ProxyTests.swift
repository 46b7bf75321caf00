import Foundation
import TestSupport
import Testing
import TruceText

@testable import TruceHTTP

@Suite(.inTurn) struct ProxyTests {
  @Test func asksTheProxyOfTheEnvironment() async throws {
    let proxy = try LoopbackServer { _ in TestResponse(text: "by proxy") }
    let fetcher = try Fetcher(environment: ["http_proxy": proxy.baseURL])
    #expect(await fetcher.fetch("http://news.example/feed").text == "by proxy")
    #expect(proxy.requests.map(\.target) == ["http://news.example/feed"])
  }

  @Test func asksTheProxyOfTheRequestFirstAndNoneWhereThatIsEmpty() async throws {
    let proxy = try LoopbackServer { _ in TestResponse(text: "by proxy") }
    let server = try LoopbackServer { _ in TestResponse(text: "directly") }
    let fetcher = try Fetcher(environment: ["http_proxy": "http://127.0.0.1:1", "no_proxy": "*"])
    #expect(await fetcher.fetch(HTTPRequest(url: server.url(), proxy: proxy.baseURL)).text == "by proxy")
    let direct = try Fetcher(environment: ["http_proxy": proxy.baseURL])
    #expect(await direct.fetch(HTTPRequest(url: server.url(), proxy: "")).text == "directly")
  }

  /// In a process of its own, whose environment libcurl could read.
  @Test func leavesNoProxyToNobodyElse() async {
    await #expect(processExitsWith: .success) {
      setenv("no_proxy", "*", 1)
      setenv("http_proxy", "http://127.0.0.1:1", 1)
      let proxy = try LoopbackServer { _ in TestResponse(text: "by proxy") }
      let server = try LoopbackServer { _ in TestResponse(text: "directly") }
      let byProxy = try await Fetcher().fetch(HTTPRequest(url: "http://news.example/", proxy: proxy.baseURL))
      let directly = try await Fetcher().fetch(server.url())
      exit(byProxy.text == "by proxy" && directly.text == "directly" ? 0 : 1)
    }
  }

  @Test func asksForATunnelToAnHTTPSHost() async throws {
    let proxy = try LoopbackServer { _ in TestResponse(403) }
    let fetcher = try Fetcher(environment: ["HTTPS_PROXY": proxy.baseURL])
    let fetched = await fetcher.fetch("https://news.example/feed")
    #expect(fetched.error == .proxy(reason: "it refused a tunnel with HTTP status 403"))
    #expect(proxy.requests.map { "\($0.method) \($0.target)" } == ["CONNECT news.example:443"])
  }

  @Test(arguments: ["http://127.0.0.1:1", "http://no-such-proxy.invalid:3128"])
  func aProxyThatIsNotThereIsNoFaultOfTheFeed(proxy: String) async throws {
    let error = try #require(await Fetcher().fetch(HTTPRequest(url: "http://news.example/feed", proxy: proxy)).error)
    #expect(error.isUnanswered && error.description.hasPrefix("proxy: "))
    #expect(!HTTPError.proxy(reason: "it refused a tunnel with HTTP status 403").isUnanswered)
  }

  @Test func followsARedirectBehindAProxyAndKeepsHeadersToTheirOrigin() async throws {
    let proxy = try LoopbackServer { request in
      request.target == "http://news.example/feed" ? .redirect(to: "http://cdn.example/feed") : TestResponse(text: "x")
    }
    let fetcher = try Fetcher()
    var request = HTTPRequest(url: "http://news.example/feed", proxy: proxy.baseURL)
    request.privateHeaders = [HTTPHeader(name: "X-Key", value: "k3y")]
    #expect(await fetcher.fetch(request).text == "x")
    #expect(proxy.requests.map { $0.header("X-Key") } == ["k3y", nil])
  }

  @Test(arguments: [
    ("", "a.example", true), ("*", "a.example", false), ("a.example", "a.example", false),
    ("A.Example", "a.example", false), ("a.example", "b.a.example", false), (".a.example", "b.a.example", false),
    (".a.example", "a.example", false), ("a.example", "ba.example", true), ("a.example.", "a.example", false),
    ("a.example", "a.example.", false), ("x, a.example", "a.example", false), ("x a.example", "a.example", false),
    ("127.0.0.0/8", "127.1.2.3", false), ("127.0.0.0/8", "128.1.2.3", true), ("10.0.0.1", "10.0.0.1", false),
    ("10.0.0.1", "10.0.0.11", true), ("::1", "[::1]", false), ("fd00::/8", "[fd12::1]", false),
    ("fd00::/8", "[fe12::1]", true), ("0.0.0.0/0", "[::1]", true), ("10.0.0.0/99", "10.0.0.0", true),
  ])
  func leavesOutTheHostsOfNoProxy(list: String, host: String, isProxied: Bool) {
    let environment = ProxyEnvironment { ["http_proxy": "http://p", "no_proxy": list][$0] }
    #expect(environment.proxy(for: Origin(scheme: "http", host: host, port: 80)) == (isProxied ? "http://p" : ""))
  }

  @Test(arguments: [
    (["http_proxy": "p"], "p", ""), (["HTTP_PROXY": "p"], "", ""), (["https_proxy": "p"], "", "p"),
    (["HTTPS_PROXY": "p"], "", "p"), (["all_proxy": "p"], "p", "p"),
    (["ALL_PROXY": "p", "https_proxy": "q"], "p", "q"),
    (["http_proxy": "", "all_proxy": "p"], "p", "p"), ([:], "", ""),
  ])
  func readsTheEnvironmentAsCurlDoes(variables: [String: String], http: String, https: String) {
    let environment = ProxyEnvironment { variables[$0] }
    #expect(environment.proxy(for: Origin(scheme: "http", host: "a", port: 80)) == http)
    #expect(environment.proxy(for: Origin(scheme: "https", host: "a", port: 443)) == https)
  }
}
