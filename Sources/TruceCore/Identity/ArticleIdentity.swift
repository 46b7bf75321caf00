package import TruceFeeds

/// What makes an article the same one at the next poll: one primary key and up to two others, within one feed.
///
/// Primary: the id, else the canonical link, else the text. Secondary: the canonical link, and the title with its day;
/// either tells an article that came back under a new id. Source: README, “What makes two items one”.
package struct ArticleIdentity: Sendable, Equatable {
  package var primary: UInt64
  /// nil without an http(s) link, and where several articles of the document or the feed itself share it.
  package var link: UInt64?
  /// nil without a title, and where several articles of the document share it.
  package var title: UInt64?
  /// The words of the title, one bit each: two titles with few bits in common are two stories.
  package var titleSketch: UInt64
  /// Hash of the words of title, summary and content: what changes when an article is edited.
  package var textDigest: UInt64

  /// All keys, the primary one first.
  package var keys: [UInt64] {
    var keys = [primary]
    if let link { keys.append(link) }
    if let title { keys.append(title) }
    return keys
  }

  /// The identities of the articles of `document`, in its order.
  package static func all(in document: FeedDocument) -> [ArticleIdentity] {
    var identities = document.articles.map { ArticleIdentity(of: $0) }
    let home = document.link.flatMap(CanonicalLink.make).map { key("link", [$0]) }
    tellApartByText(&identities, document.articles, home: home)
    // Articles that agree in the other secondary key too are one article, listed twice.
    dropShared(\.link, in: &identities, alsoNot: home) { $0.title ?? $0.primary }
    dropShared(\.title, in: &identities, alsoNot: nil) { $0.link ?? $0.primary }
    return identities
  }

  /// Articles without an id whose links do not tell them apart are told apart by their texts.
  private static func tellApartByText(_ identities: inout [ArticleIdentity], _ articles: [Article], home: UInt64?) {
    var digests: [UInt64: UInt64] = [:]
    var shared: Set<UInt64> = []
    for (identity, article) in zip(identities, articles) where article.id?.isEmpty ?? true {
      if identity.link != nil, identity.link == home { shared.insert(identity.primary) }
      if let other = digests.updateValue(identity.textDigest, forKey: identity.primary), other != identity.textDigest {
        shared.insert(identity.primary)
      }
    }
    guard !shared.isEmpty else { return }
    for (index, article) in articles.enumerated() where article.id?.isEmpty ?? true {
      if shared.contains(identities[index].primary) { identities[index].primary = textKey(article) }
    }
  }

  /// The identity of one article by itself, as the journal tells it after a crash.
  package init(of article: Article) {
    let canonicalLink = article.link.flatMap(CanonicalLink.make)
    let title = NormalizedTitle(article.title ?? "", hash: StableHash(kind: "title"))
    link = canonicalLink.map { ArticleIdentity.key("link", [$0]) }
    self.title = title.isEmpty ? nil : ArticleIdentity.titleKey(title, day: article.published.map(Timestamp.dayNumber))
    titleSketch = title.sketch
    var text = StableHash()
    for field in [article.title, article.summary, article.content] { text.combine(words: field ?? "") }
    textDigest = text.value
    if let id = article.id, !id.isEmpty {
      primary = ArticleIdentity.key("id", [Array(id.utf8)])
    } else if let canonicalLink {
      // Several stories may stand on one page, each at its own fragment.
      let fragment = article.link?.split(separator: "#", maxSplits: 1).dropFirst().first.map { Array($0.utf8) } ?? []
      primary = ArticleIdentity.key("link", fragment.isEmpty ? [canonicalLink] : [canonicalLink, fragment])
    } else {
      primary = ArticleIdentity.textKey(article)
    }
  }

  private static func textKey(_ article: Article) -> UInt64 {
    key("text", [article.link, article.title, article.summary].map { Array(($0 ?? "").utf8) })
  }

  private static func titleKey(_ title: NormalizedTitle, day: Int64?) -> UInt64 {
    var hash = title.hash
    hash.endField()
    if let day { hash.combine(String(day).utf8) }
    hash.endField()
    return hash.value
  }

  private static func key(_ kind: StaticString, _ fields: [[UInt8]]) -> UInt64 {
    var hash = StableHash(kind: kind)
    for field in fields {
      field.withUnsafeBufferPointer { hash.combine($0) }
      hash.endField()
    }
    return hash.value
  }

  /// Removes a secondary key that several articles share which differ otherwise: it tells nothing.
  private static func dropShared(
    _ keyPath: WritableKeyPath<ArticleIdentity, UInt64?>, in identities: inout [ArticleIdentity],
    alsoNot excluded: UInt64?, otherwise: (ArticleIdentity) -> UInt64
  ) {
    var owners: [UInt64: UInt64] = [:]
    var shared: Set<UInt64> = []
    if let excluded { shared.insert(excluded) }
    for identity in identities {
      guard let key = identity[keyPath: keyPath] else { continue }
      let owner = otherwise(identity)
      if let other = owners.updateValue(owner, forKey: key), other != owner { shared.insert(key) }
    }
    for index in identities.indices {
      if let key = identities[index][keyPath: keyPath], shared.contains(key) {
        identities[index][keyPath: keyPath] = nil
      }
    }
  }
}

extension Timestamp {
  /// Days since 1970-01-01 in UTC.
  static func dayNumber(_ time: Timestamp) -> Int64 {
    let civil = time.civil
    return daysFromCivil(year: civil.year, month: civil.month, day: civil.day)
  }
}
