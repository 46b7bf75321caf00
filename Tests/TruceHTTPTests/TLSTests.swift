import TestSupport
import Testing
import TruceHTTP

@Suite(.inTurn) struct TLSTests {
  let fetcher: Fetcher
  private static let feed = "HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"

  init() throws { fetcher = try Fetcher() }

  @Test func refusesASelfSignedCertificateUnlessItIsNamed() async throws {
    let server = try await TLSServer(answers: ["feed.xml": Self.feed])
    let refused = await fetcher.fetch(server.url())
    #expect(refused.error == .tls(reason: "SSL certificate problem: self-signed certificate"))
    #expect(refused.body.isEmpty)
    let accepted = await fetcher.fetch(HTTPRequest(url: server.url(), caFile: server.certificate))
    #expect(accepted.text == "<rss/>")
    // The trust of one request is not the next one's.
    #expect(await fetcher.fetch(server.url()).error == refused.error)
  }

  @Test func refusesACertificateOfAnotherHost() async throws {
    let server = try await TLSServer(names: "DNS:other.example", answers: ["feed.xml": Self.feed])
    let error = await fetcher.fetch(HTTPRequest(url: server.url(), caFile: server.certificate)).error
    guard case .tls(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("127.0.0.1"))
  }

  @Test func refusesAnExpiredCertificate() async throws {
    let server = try await TLSServer(answers: ["feed.xml": Self.feed], isExpired: true)
    let error = await fetcher.fetch(HTTPRequest(url: server.url(), caFile: server.certificate)).error
    #expect(error == .tls(reason: "SSL certificate problem: certificate has expired"))
  }

  @Test func refusesTLSBefore12() async throws {
    let server = try await TLSServer(
      answers: ["feed.xml": Self.feed], serverOptions: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    guard case .tls = await fetcher.fetch(HTTPRequest(url: server.url(), caFile: server.certificate)).error else {
      Issue.record("it was accepted")
      return
    }
  }

  @Test func refusesAServerWithoutTLS() async throws {
    let server = try LoopbackServer { _ in TestResponse(text: "plain") }
    guard case .tls = await fetcher.fetch("https://\(server.address):\(server.port)/").error else {
      Issue.record("it was accepted")
      return
    }
  }

  @Test func refusesAnAuthorityFileThatIsNone() async throws {
    let server = try await TLSServer(answers: ["feed.xml": Self.feed])
    for file in ["/nonexistent/ca.pem", "/dev/null"] {
      guard case .tls = await fetcher.fetch(HTTPRequest(url: server.url(), caFile: file)).error else {
        Issue.record("it was accepted")
        return
      }
    }
  }

  @Test func refusesARedirectFromHTTPSToHTTP() async throws {
    let plain = try LoopbackServer { _ in TestResponse(text: "plain") }
    let server = try await TLSServer(answers: [
      "down": "HTTP/1.0 302 Found\r\nLocation: \(plain.url())\r\nContent-Length: 0\r\n\r\n",
      "same": "HTTP/1.0 302 Found\r\nLocation: feed.xml\r\nContent-Length: 0\r\n\r\n", "feed.xml": Self.feed,
    ])
    let down = await fetcher.fetch(HTTPRequest(url: server.url("down"), caFile: server.certificate))
    let why = "it leads from https to unprotected http; name the http URL itself if that is meant"
    #expect(down.error == .redirectRefused(to: plain.url(), why: why))
    #expect(plain.connectionCount == 0)
    let same = await fetcher.fetch(HTTPRequest(url: server.url("same"), caFile: server.certificate))
    #expect(same.text == "<rss/>")
  }

  @Test func followsARedirectFromHTTPToHTTPS() async throws {
    let server = try await TLSServer(answers: ["feed.xml": Self.feed])
    let plain = try LoopbackServer { _ in .redirect(301, to: server.url()) }
    let fetched = await fetcher.fetch(HTTPRequest(url: plain.url(), caFile: server.certificate))
    #expect(fetched.text == "<rss/>")
  }
}
