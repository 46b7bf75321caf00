internal import TruceFeeds

/// Ids that tell nothing: several items of one document have them though they are different stories, or they name the
/// feed itself.
///
/// The same id on versions of one item stays an id. Source: RFC 4287, 4.1.1.
enum SharedIDs {
  /// Where the articles stand whose id tells nothing.
  ///
  /// - Parameter home: The key of the feed's own page.
  static func indices(_ articles: [Article], _ identities: [ArticleIdentity], home: UInt64?) -> [Int] {
    var claims: [(id: UInt64, index: Int)] = []
    var found: [Int] = []
    claims.reserveCapacity(articles.count)
    for index in articles.indices where articles[index].hasID {
      if let home, articles[index].id.flatMap(ArticleIdentity.linkKey) == home {
        found.append(index)
      } else {
        claims.append((identities[index].primary, index))
      }
    }
    // Sorted, those of one id stand side by side: for a feed's few dozen articles quicker than any table.
    claims.sort { ($0.id, $0.index) < ($1.id, $1.index) }
    var rest = claims[...]
    while let first = rest.first {
      let group = rest.prefix { $0.id == first.id }
      rest = rest[group.endIndex...]
      // Also side by side: the words of a short headline may all stand in each of the others.
      let tellsStories = zip(group, group.dropFirst()).contains { claim, next in
        areStories(claim.index, next.index, of: articles, identities)
          || areStories(first.index, next.index, of: articles, identities)
      }
      if tellsStories { found += group.map(\.index) }
    }
    return found
  }

  /// Whether two articles with one id are two stories and no versions of one.
  private static func areStories(
    _ left: Int, _ right: Int, of articles: [Article], _ identities: [ArticleIdentity]
  ) -> Bool {
    let overlap = overlap(articles[left], articles[right])
    let areOfDifferentTimes = areOfDifferentTimes(articles[left], articles[right])
    guard let leftLink = identities[left].link, let rightLink = identities[right].link, leftLink != rightLink else {
      return overlap < (areOfDifferentTimes ? versionMin : ArticleIdentity.sameStoryMin)
    }
    let areUndated = articles[left].published == nil && articles[right].published == nil
    return areOfDifferentTimes || overlap < versionMin || areUndated && articles[left].title != articles[right].title
  }

  /// From this share of common words on, articles with one id and one time but different links are one: they are listed
  /// in two sections.
  private static let versionMin = 0.7

  private static func areOfDifferentTimes(_ left: Article, _ right: Article) -> Bool {
    guard let left = left.published, let right = right.published else { return false }
    return left != right
  }

  /// The share of common words of the titles; of the texts where titles are missing or the same.
  private static func overlap(_ left: Article, _ right: Article) -> Double {
    func sketch(_ text: String?) -> UInt64 { NormalizedTitle(text ?? "", hash: StableHash()).sketch }
    if let leftTitle = left.title, let rightTitle = right.title, leftTitle != rightTitle {
      return TitleSketch.overlap(sketch(leftTitle), sketch(rightTitle))
    }
    return TitleSketch.overlap(sketch(left.summary ?? left.content), sketch(right.summary ?? right.content))
  }
}

extension Article {
  var hasID: Bool { !(id?.isEmpty ?? true) }
}
