import TestSupport

/// A loopback server with one RSS feed, its newest item first, whose items a test can change; answers conditional requests like a real one.
final class FeedServer: Sendable {
  private let items: Watched<[String]>
  let server: LoopbackServer

  init(_ items: [String]) throws {
    let items = Watched(items)
    self.items = items
    server = try LoopbackServer { request in
      let now = items.update { $0 }
      let etag = "\"\(now.count)-\(now.last ?? "")\""
      if request.header("If-None-Match") == etag { return TestResponse(304, [("ETag", etag)]) }
      return TestResponse(
        200, [("ETag", etag), ("Content-Type", "application/rss+xml")], text: FeedServer.rss(now.reversed()))
    }
  }

  var url: String { server.url() }
  var statuses: [String] { server.requests.map { $0.header("If-None-Match") == nil ? "plain" : "conditional" } }

  func publish(_ item: String) { publish([item]) }
  /// All between two polls.
  func publish(_ more: [String]) { items.update { $0 += more } }

  static func rss(_ items: [String]) -> String {
    let body = items.map {
      "<item><guid isPermaLink=\"false\">\($0)</guid><title>Ceasefire report \($0)</title>"
        + "<link>https://wire.example/\($0)</link></item>"
    }
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Wire</title><link>https://wire.example/</link>"
      + body.joined() + "</channel></rss>"
  }
}
