package import TruceCore
package import TruceStorage

/// A state in memory whose commits are whole or not there, and of which a power cut may take the newest.
package final class SimulatedState: StateKeeping {
  private struct Contents {
    var progress: StateProgress?
    var feeds: [String: FeedState] = [:]
    var articles: [Int64: KnownArticle] = [:]
    var rows: [String: [UInt64: Int64]] = [:]
  }

  package let damagedCopy: String? = nil
  private let fate: Fate
  private var contents = Contents()
  private var before = Contents()

  package init(fate: Fate) { self.fate = fate }

  package var articleCount: Int { contents.articles.count }

  package func progress() throws(StateError) -> StateProgress? { contents.progress }
  package func feedStates() throws(StateError) -> [String: FeedState] { contents.feeds }

  package func known(feedURL: String, keys: [UInt64]) throws(StateError) -> KnownArticles {
    guard !fate.isDead else { throw .database(path: "", "dead") }
    var known: [UInt64: KnownArticle] = [:]
    for key in keys { known[key] = contents.rows[feedURL]?[key].flatMap { contents.articles[$0] } }
    return KnownArticles(known)
  }

  package func store(_ commits: [Commit], _ progress: StateProgress) throws(StateError) {
    do {
      try fate.operate { () throws(SystemError) in put(commits, progress) }
    } catch {
      throw error.isNoSpace ? .noSpace(path: "", "\(error)") : .database(path: "", "\(error)")
    }
  }

  package func giveBackSpace() {}

  /// Called when the state is closed.
  package var onClose: () -> Void = {}
  package func close() { onClose() }

  /// Where each step of pruning began; three are one pruning.
  package private(set) var pruned: [PruningPlace] = []
  package func prune(olderThanDays days: Int64, after place: PruningPlace) throws(StateError) -> PruningPlace? {
    pruned.append(place)
    return place.article < 2 ? PruningPlace(article: place.article + 1) : nil
  }

  /// WAL without a sync for each commit: the newest one may be lost, but for the first, which is made durable.
  package func cutPower() { if before.progress != nil { contents = before } }

  /// The database is gone or damaged.
  package func lose() {
    contents = Contents()
    before = contents
  }

  private func put(_ commits: [Commit], _ progress: StateProgress) {
    before = contents
    contents.progress = progress
    for commit in commits {
      contents.feeds[commit.feedURL] = commit.state
      for change in commit.changes { put(change, commit.feedURL) }
    }
  }

  private func put(_ change: ArticleChange, _ feedURL: String) {
    switch change {
    case .insert(let keys, let digest, let sketch, let published, let matched, let day):
      let row = Int64(contents.articles.count + 1)
      contents.articles[row] = KnownArticle(
        row: row, textDigest: digest, titleSketch: sketch, published: published, matched: matched, lastSeenDay: day)
      for key in keys { contents.rows[feedURL, default: [:]][key] = row }
    case .update(let row, let keys, let digest, let previous, let sketch, let matched, let day):
      contents.articles[row] = KnownArticle(
        row: row, textDigest: digest, previousDigest: previous, titleSketch: sketch,
        published: contents.articles[row]?.published, matched: matched, lastSeenDay: day)
      for key in keys { contents.rows[feedURL, default: [:]][key] = row }
    }
  }
}
