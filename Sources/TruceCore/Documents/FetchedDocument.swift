internal import Synchronization
package import TruceFeeds
package import TruceTopics

/// A fetched document on its way to the core, and the one way in: its articles are identified when it is made, looked up
/// and matched by `examine`, and handed to the core in one array, each with all that was found out about it.
///
/// Pure: what the state knows is passed in, and so is who does the matching.
package struct FetchedDocument: Sendable {
  /// What the document says besides its articles, which `articles` holds.
  package private(set) var document: FeedDocument
  package private(set) var articles: [FetchedArticle]

  /// With fewer articles to match, a second thread would not have woken before the first is done. One of thousands that
  /// nobody has seen, a new feed's archive or a day's sitemap, would hold up all other polls for as long as one core
  /// takes.
  package static let matchedByManyMin = 128
  /// Articles that a thread takes at once: short enough that all end at about the same time.
  private static let chunkSize = 32

  /// - Parameter links: Which articles the person wants to be looked at.
  package init(_ document: FeedDocument, links: LinkFilter = LinkFilter()) {
    self.document = document
    if links != LinkFilter() { self.document.articles.removeAll { !links.accepts($0.link) } }
    let identities = ArticleIdentity.all(in: self.document)
    articles = zip(self.document.articles, identities).map { FetchedArticle(article: $0, identity: $1) }
    self.document.articles = []
  }

  /// Whether it ends in the middle, and no limit of ours is why.
  package var isCut: Bool { !document.isComplete && document.stoppedBy == nil }

  /// The articles in the order in which they happened, as far as that is told: most feeds have the newest first, and one
  /// without a date is as old as the next older one.
  var indicesOldestFirst: [Int] {
    var time = Int64.min
    let order = articles.indices.reversed().map { index in
      time = (articles[index].article.published ?? articles[index].article.updated)?.milliseconds ?? time
      return (time: time, index: index)
    }
    return order.sorted { ($0.time, $1.index) < ($1.time, $0.index) }.map(\.index)
  }

  /// The keys to look up in the state before `examine`.
  package var keys: [UInt64] { articles.flatMap(\.identity.keys) }

  /// Finds out which articles are known, and what those are about that are new or were edited: to match what is known and
  /// unchanged would be waste.
  ///
  /// - Parameters:
  ///   - known: What the state knows by `keys`.
  ///   - perform: Calls its second argument with each number from 0 on below the first, on many threads if it likes, and
  ///     returns once all calls have.
  package mutating func examine(
    _ known: KnownArticles, topics: TopicSet,
    perform: (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void = { count, body in
      for index in 0..<count { body(index) }
    }
  ) {
    recognize(known)
    let wanted = articles.indices.filter { articles[$0].isToBeMatched }
    guard wanted.count >= FetchedDocument.matchedByManyMin else {
      for index in wanted { articles[index].findings = ArticleFindings(articles[index].article, topics: topics) }
      return
    }
    for (index, findings) in FetchedDocument.findings(of: wanted, in: articles, topics, perform) {
      articles[index].findings = findings
    }
  }

  private static func findings(
    of wanted: [Int], in articles: [FetchedArticle], _ topics: TopicSet,
    _ perform: (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void
  ) -> [(index: Int, findings: ArticleFindings)] {
    // A lock, for the threads of this call alone.
    let found = Mutex([(index: Int, findings: ArticleFindings)]())
    perform((wanted.count + chunkSize - 1) / chunkSize) { chunk in
      let mine = wanted[(chunk * chunkSize)..<min((chunk + 1) * chunkSize, wanted.count)]
      let findings = mine.map { (index: $0, findings: ArticleFindings(articles[$0].article, topics: topics)) }
      found.withLock { $0 += findings }
    }
    return found.withLock(\.self)
  }

  private mutating func recognize(_ known: KnownArticles) {
    var owners: [Int64: Int] = [:]
    for index in articles.indices {
      let published = articles[index].article.published?.seconds
      guard let recognition = known.recognize(articles[index].identity, published: published) else { continue }
      articles[index].recognition = recognition
      guard let owner = owners[recognition.article.row] else {
        owners[recognition.article.row] = index
        continue
      }
      if recognition.isSure, articles[owner].recognition?.isSure == false {
        owners[recognition.article.row] = index
      }
    }
    var keys: Set<UInt64> = []
    for index in articles.indices {
      if let row = articles[index].recognition?.article.row, let owner = owners[row], owner != index {
        // The id of a list's first place, say: its article has moved on, and another one stands there.
        if isAnother(index, than: owner) {
          articles[index].recognition = nil
        } else {
          articles[index].isRepeated = true
        }
      }
      let isKnown = articles[index].recognition != nil
      if isKnown || keys.isDisjoint(with: articles[index].identity.keys) {
        keys.formUnion(articles[index].identity.keys)
      } else {
        articles[index].isRepeated = true
      }
    }
  }

  /// Whether an article that is known by its id alone is none of those that `owner`, which surely is, was seen as.
  private func isAnother(_ index: Int, than owner: Int) -> Bool {
    articles[index].recognition?.isSure == false && articles[owner].recognition?.isSure == true
      && articles[index].identity.primary != articles[owner].identity.primary
  }
}

/// One article of a fetched document, with what was found out about it.
package struct FetchedArticle: Sendable {
  package let article: Article
  package let identity: ArticleIdentity
  /// What the state knows it as; nil: it is new.
  package fileprivate(set) var recognition: Recognition?
  /// The same article stood earlier in the document.
  package fileprivate(set) var isRepeated = false
  /// What it is about, where it is new or was edited.
  package fileprivate(set) var findings: ArticleFindings?

  init(article: Article, identity: ArticleIdentity) {
    self.article = article
    self.identity = identity
  }

  /// It is known, and says something else than before; a version that it had before its last edit is no edit.
  var isEdited: Bool {
    guard let before = recognition?.article, let digest = before.textDigest else { return false }
    return digest != identity.textDigest && before.previousDigest != identity.textDigest
  }

  var isToBeMatched: Bool { !isRepeated && (recognition == nil || isEdited) }
}
