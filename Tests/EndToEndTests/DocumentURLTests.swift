import Foundation
import TestSupport
import Testing

/// Commands that are given a URL in place of a file.
@Suite(.inTurn) struct DocumentURLTests: CommandSuite {
  /// A feed in windows-1251, of which the response's head alone tells, behind a redirect; anything else is missing.
  private func server() throws -> LoopbackServer {
    let feed =
      "<rss version=\"2.0\"><channel><title>\u{CC}\u{E8}\u{F0}</title><item><guid>g</guid>"
      + "<title>Ceasefire agreed</title><link>one.html</link></item></channel></rss>"
    return try LoopbackServer { request in
      switch request.target {
      case "/old": return .redirect(to: "/feeds/new.xml")
      case "/feeds/new.xml":
        let bytes = feed.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return TestResponse(200, [("Content-Type", "application/rss+xml; charset=windows-1251")], body: bytes)
      default: return TestResponse(404, text: feed)
      }
    }
  }

  @Test func parseReadsTheFeedThatAURLLeadsTo() async throws {
    let server = try server()
    let result = try await run(["parse", server.url("/old")])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let item = (object?["items"] as? [[String: Any]])?.first
    #expect(result.status == 0)
    #expect(object?["title"] as? String == "Мир")
    #expect(item?["link"] as? String == server.url("/feeds/one.html"))
  }

  @Test func whatAPersonSaysOfAURLGoesBeforeWhatTheServerSays() async throws {
    let server = try server()
    let options = ["--content-type", "text/xml; charset=iso-8859-1", "--base-url", "https://a.example/b/"]
    let result = try await run(["parse", server.url("/old")] + options)
    #expect(result.output.contains("\"title\":\"Ìèð\""))
    #expect(result.output.contains("\"link\":\"https://a.example/b/one.html\""))
  }

  @Test func matchAndBacktestTakeURLsBesideFiles() async throws {
    let server = try server()
    let folder = try TemporaryFolder()
    try folder.write("feed.xml", FeedServer.rss(["one"]))
    let matched = try await run(["match", server.url("/old"), "feed.xml"], in: folder)
    #expect(matched.status == 0)
    #expect(matched.output.split(separator: "\n").count == 2)
    let tested = try await run(["backtest", "--topics", "builtin:ceasefire", server.url("/old")])
    #expect(tested.output == "1 item: 1 match kept, 0 added, 0 lost\n")
  }

  @Test(arguments: [["parse"], ["match"], ["feeds", "discover"]])
  func aURLThatCannotBeFetchedIsNamedWithTheReason(command: [String]) async throws {
    let server = try server()
    let url = server.url("/missing")
    let missing = try await run(command + [url])
    #expect(missing.status == 69)
    #expect(missing.output.isEmpty)
    #expect(missing.errors == "trucewatch: error: cannot fetch '\(url)': HTTP status 404\n")
    let refused = try await run(command + ["http://me:secret@127.0.0.1:1/feed"])
    #expect(refused.status == 69)
    #expect(
      refused.errors == "trucewatch: error: cannot fetch 'http://127.0.0.1:1/feed': cannot connect to '127.0.0.1': "
        + "Connection refused\n")
  }

  @Test(arguments: [
    ("a.example", "; did you mean 'https://a.example'?"), ("//a.example/f", "; did you mean 'https://a.example/f'?"),
    ("a.example:8080/", "; did you mean 'https://a.example:8080/'?"),
    ("localhost:8080", ": it must begin with https:// or http://"),
    ("news", ": it must begin with https:// or http://"),
  ])
  func whatIsNoURLIsToldWithWhatItMayMean(text: String, hint: String) async throws {
    let result = try await run(["feeds", "discover", text])
    #expect(result.status == 69)
    #expect(result.errors == "trucewatch: error: '\(text)' is not a URL\(hint)\n")
  }

  @Test func feedsOfAPageAreFound() async throws {
    let page = "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\"></head></html>"
    let server = try LoopbackServer { _ in TestResponse(200, [("Content-Type", "text/html")], text: page) }
    let found = try await run(["feeds", "discover", server.url("/page")])
    #expect(found.status == 0 && found.output == server.url("/rss") + "\n")
    let none = try await run(["feeds", "discover", "http://127.0.0.1:1/"])
    #expect(none.status == 69 && none.errors.contains("127.0.0.1"))
  }
}
