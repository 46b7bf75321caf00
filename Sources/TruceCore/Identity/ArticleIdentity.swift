package import TruceFeeds
internal import TruceText

/// What makes an article the same one at the next poll: one primary key and up to two others, within one feed.
///
/// Primary: the id where it tells anything, else the canonical link, else the text. Secondary: the canonical link, and the
/// title with its day; either tells an article that came back under a new id. Source: TruceCore.docc, “What makes two items one”.
package struct ArticleIdentity: Sendable, Equatable {
  package var primary: UInt64
  /// nil without an http(s) link, and where several articles of the document or the feed itself share it.
  package var link: UInt64?
  /// Without a title and a link it is the text. nil without any, and where several articles of the document share it.
  package var title: UInt64?
  /// The words of the title, without one of the text, as a `TitleSketch`: few in common, and they tell two stories.
  package var titleSketch: UInt64
  /// Hash of the words of title, summary and content: what changes when an article is edited.
  package var textDigest: UInt64

  /// All keys, the primary one first.
  package var keys: ArticleKeys { ArticleKeys(primary: primary, link: link, title: title) }

  /// The identities of the articles of `document`, in its order.
  package static func all(in document: FeedDocument) -> [ArticleIdentity] {
    // By index: an article that is bound to a name is a copy of all its texts' owners.
    var identities = document.articles.indices.map { ArticleIdentity(of: document.articles[$0]) }
    let home = document.link.flatMap(linkKey)
    let untold = SharedIDs.indices(document.articles, identities, home: home)
    for index in untold {
      identities[index].primary = identities[index].link ?? textKey(document.articles[index])
    }
    let idless = document.articles.indices.filter { !document.articles[$0].hasID } + untold
    if !idless.isEmpty { tellApartByText(&identities, document.articles, idless, home: home) }
    // Articles that agree in the other secondary key too are one article, listed twice.
    let links = shared(in: identities, alsoNot: home, \.link) { $0.title ?? $0.primary }
    if !links.isEmpty { drop(links, in: &identities, \.link) }
    let titles = shared(in: identities, alsoNot: nil, \.title) { $0.link ?? $0.primary }
    if !titles.isEmpty { drop(titles, in: &identities, \.title) }
    return identities
  }

  /// Articles whose id is missing or tells nothing, and whose links do not tell them apart, are told apart by their texts.
  private static func tellApartByText(
    _ identities: inout [ArticleIdentity], _ articles: [Article], _ idless: [Int], home: UInt64?
  ) {
    var digests: [UInt64: UInt64] = [:]
    var shared: Set<UInt64> = []
    for index in idless {
      let identity = identities[index]
      if identity.link != nil, identity.link == home { shared.insert(identity.primary) }
      if let other = digests.updateValue(identity.textDigest, forKey: identity.primary), other != identity.textDigest {
        shared.insert(identity.primary)
      }
    }
    guard !shared.isEmpty else { return }
    for index in idless where shared.contains(identities[index].primary) {
      identities[index].primary = textKey(articles[index])
    }
  }

  /// The identity of one article by itself, as the journal tells it after a crash.
  package init(of article: Article) {
    link = article.link.flatMap(ArticleIdentity.linkKey)
    let title = NormalizedTitle(article.title ?? "", hash: StableHash(kind: "title"))
    self.title =
      title.isEmpty
      ? ArticleIdentity.keyOfBareText(article) : ArticleIdentity.titleKey(title, day: article.published?.dayNumber)
    titleSketch = title.isEmpty ? ArticleIdentity.sketch(ofText: article) : title.sketch
    var text = StableHash()
    text.combine(words: article.title ?? "")
    text.combine(words: article.summary ?? "")
    text.combine(words: article.content ?? "")
    textDigest = text.value
    if let id = article.id, !id.isEmpty {
      var hash = StableHash(kind: "id")
      hash.combine(field: id)
      primary = hash.value
    } else {
      primary = link ?? ArticleIdentity.textKey(article)
    }
  }

  /// Whether the primary key is an id: neither the link nor, without one, the text.
  var isByID: Bool { primary != link }

  /// Less than this share of common words, and two titles tell two stories: an edit keeps more than half of a headline, and
  /// one word, “ceasefire”, is in most of them.
  static let sameStoryMin = 0.5

  /// Leaves the keys that a record of the article tells, of which the first is the primary one.
  package mutating func keep(only keys: ArticleKeys) {
    primary = keys.first ?? primary
    if let key = link, !keys.contains(key) { link = nil }
    if let key = title, !keys.contains(key) { title = nil }
  }

  private static func sketch(ofText article: Article) -> UInt64 {
    NormalizedTitle(article.summary ?? article.content ?? "", hash: StableHash()).sketch
  }

  /// Where an id is all that tells an article, its text is what recognizes it once the id tells nothing any more.
  private static func keyOfBareText(_ article: Article) -> UInt64? {
    article.hasID && article.link == nil && article.summary != nil ? textKey(article) : nil
  }

  /// The key of a link; nil for one that is none of the web.
  static func linkKey(_ link: String) -> UInt64? {
    CanonicalLink.withBytes(of: link) { bytes, fragment in
      var hash = StableHash(kind: "link")
      hash.combine(bytes)
      hash.endField()
      // Several stories may stand on one page, each at its own fragment.
      if let fragment {
        hash.combine(fragment)
        hash.endField()
      }
      return hash.value
    }
  }

  private static func textKey(_ article: Article) -> UInt64 {
    var hash = StableHash(kind: "text")
    hash.combine(field: article.link ?? "")
    hash.combine(field: article.title ?? "")
    hash.combine(field: article.summary ?? "")
    return hash.value
  }

  private static func titleKey(_ title: NormalizedTitle, day: Int64?) -> UInt64 {
    var hash = title.hash
    hash.endField()
    if let day { hash.combine(String(day).utf8) }
    hash.endField()
    return hash.value
  }

  /// Values of a secondary key that several articles share which differ otherwise: they tell nothing.
  private static func shared(
    in identities: [ArticleIdentity], alsoNot excluded: UInt64?, _ key: (ArticleIdentity) -> UInt64?,
    otherwise: (ArticleIdentity) -> UInt64
  ) -> Set<UInt64> {
    var claims: [(key: UInt64, owner: UInt64)] = []
    claims.reserveCapacity(identities.count)
    for identity in identities {
      if let key = key(identity) { claims.append((key, otherwise(identity))) }
    }
    // Sorted, those of one key stand side by side: for a feed's few dozen articles quicker than any table.
    claims.sort { ($0.key, $0.owner) < ($1.key, $1.owner) }
    var shared: Set<UInt64> = []
    for (claim, next) in zip(claims, claims.dropFirst()) where claim.key == next.key && claim.owner != next.owner {
      shared.insert(claim.key)
    }
    if let excluded { shared.insert(excluded) }
    return shared
  }

  private static func drop(
    _ values: Set<UInt64>, in identities: inout [ArticleIdentity], _ key: WritableKeyPath<ArticleIdentity, UInt64?>
  ) {
    for index in identities.indices {
      if let value = identities[index][keyPath: key], values.contains(value) { identities[index][keyPath: key] = nil }
    }
  }
}
