internal import Dispatch
internal import Synchronization
internal import TruceCore
internal import TruceFeeds
internal import TruceTopics

/// Matches the articles of a large document on all cores, before the core goes through them one by one.
///
/// An ordinary document is matched before a second thread would have woken. One of thousands of articles that nobody
/// has seen, a new feed's archive or a day's sitemap, would hold up all other polls for as long as one core takes.
enum EarlyMatching {
  /// With fewer new articles the core finds what they are about itself.
  static let articlesMin = 128
  /// Articles that a thread takes at once: short enough that all end at about the same time.
  private static let chunkSize = 32

  /// - Returns: For each article what was found, nil for those that the state may know; empty where there are few.
  static func find(
    in document: FeedDocument, _ identities: [ArticleIdentity], _ known: KnownArticles, _ topics: TopicSet
  ) -> [ArticleFindings?] {
    guard identities.count >= articlesMin else { return [] }
    let new = identities.indices.filter { index in identities[index].keys.allSatisfy { known.byKey[$0] == nil } }
    guard new.count >= articlesMin else { return [] }
    // A lock, for the threads of this call alone.
    let found = Mutex([ArticleFindings?](repeating: nil, count: document.articles.count))
    DispatchQueue.concurrentPerform(iterations: (new.count + chunkSize - 1) / chunkSize) { chunk in
      let mine = new[(chunk * chunkSize)..<min((chunk + 1) * chunkSize, new.count)]
      let findings = mine.map { ArticleFindings(document.articles[$0], topics: topics) }
      found.withLock { for (index, finding) in zip(mine, findings) { $0[index] = finding } }
    }
    return found.withLock(\.self)
  }
}
