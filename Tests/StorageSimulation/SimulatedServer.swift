package import TruceTopics
package import TruceCore
internal import TruceFeeds
internal import TruceStorage

/// A publisher who forgets what a reader has acknowledged: an ETag that is sent too early loses articles.
package final class SimulatedServer {
  package static let itemsPerVersion = 2

  package let urls: [String]
  private var versions: [String: Int]
  /// No news any more.
  package var isFrozen = false

  package init(feedCount: Int) {
    urls = (0..<feedCount).map { "https://wire\($0).example/rss" }
    versions = Dictionary(uniqueKeysWithValues: urls.map { ($0, 1) })
  }

  /// Every article that was ever published.
  package var ids: [String] { urls.flatMap { url in (1...(versions[url] ?? 1)).flatMap { ids(url, $0) } } }

  package func ids(_ url: String, _ version: Int) -> [String] {
    (0..<SimulatedServer.itemsPerVersion).map { "\(url)#\(version).\($0)" }
  }

  /// - Parameter onClaim: Called with the version that the request says it has.
  package func answer(
    _ order: FetchOrder, topics: TopicSet, onClaim: (Int) -> Void, known: ([UInt64]) throws -> KnownArticles
  ) rethrows -> FetchAnswer {
    let url = order.config.url
    var version = versions[url] ?? 1
    if let claimed = order.headers.first(where: { $0.name == "If-None-Match" }).flatMap({ Int($0.value) }) {
      onClaim(claimed)
      if claimed == version {
        if isFrozen { return FetchAnswer(status: 304, etag: "\(version)") }
        version += 1
        versions[url] = version
      }
    }
    let document = FeedDocument(
      format: .rss20, title: "Wire", link: "https://wire.example/", articles: ids(url, version).map(Self.article),
      pollingHints: PollingHints(), isComplete: true)
    var fetched = FetchedDocument(document)
    fetched.examine(try known(fetched.keys), topics: topics)
    return FetchAnswer(status: 200, etag: "\(version)", body: .document(fetched))
  }

  private static func article(_ id: String) -> Article {
    Article(id: id, title: "Ceasefire \(id)", link: id.replacing("#", with: "/"), published: SimulatedRun.start)
  }
}
