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
  package var keys: [UInt64] { [primary] + [link, title].compactMap(\.self) }

  /// The identities of the articles of `document`, in its order.
  package static func all(in document: FeedDocument) -> [ArticleIdentity] {
    var identities = document.articles.map { ArticleIdentity(of: $0) }
    let home = document.link.flatMap(CanonicalLink.make).map { key("link", [$0]) }
    dropShared(\.link, in: &identities, alsoNot: home)
    dropShared(\.title, in: &identities, alsoNot: nil)
    return identities
  }

  /// The identity of one article by itself, as the journal tells it after a crash.
  package init(of article: Article) {
    let canonicalLink = article.link.flatMap(CanonicalLink.make)
    let title = NormalizedTitle(article.title ?? "")
    let day = article.published.map { Timestamp.dayNumber($0) }
    link = canonicalLink.map { ArticleIdentity.key("link", [$0]) }
    self.title =
      title.isEmpty ? nil : ArticleIdentity.key("title", [title.text, day.map { Array(String($0).utf8) } ?? []])
    titleSketch = title.sketch
    var text = StableHash()
    for field in [article.title, article.summary, article.content] { text.combine(words: field ?? "") }
    textDigest = text.value
    if let id = article.id, !id.isEmpty {
      primary = ArticleIdentity.key("id", [Array(id.utf8)])
    } else if let link {
      primary = link
    } else {
      primary = ArticleIdentity.key("text", [article.title, article.summary].map { Array(($0 ?? "").utf8) })
    }
  }

  private static func key(_ kind: String, _ fields: [[UInt8]]) -> UInt64 {
    var hash = StableHash()
    hash.combine(field: kind)
    for field in fields {
      hash.combine(field)
      hash.combine(CollectionOfOne(0xFF))
    }
    return hash.value
  }

  /// Removes a secondary key that several articles with different primary keys share: it tells nothing.
  private static func dropShared(
    _ keyPath: WritableKeyPath<ArticleIdentity, UInt64?>, in identities: inout [ArticleIdentity],
    alsoNot excluded: UInt64?
  ) {
    var owner: [UInt64: UInt64] = [:]
    var shared: Set<UInt64> = []
    for identity in identities {
      guard let key = identity[keyPath: keyPath], identity.primary != key else { continue }
      if owner.updateValue(identity.primary, forKey: key).map({ $0 != identity.primary }) ?? false {
        shared.insert(key)
      }
    }
    if let excluded { shared.insert(excluded) }
    for index in identities.indices {
      if let key = identities[index][keyPath: keyPath], shared.contains(key), identities[index].primary != key {
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
