/// The known ones among the articles of a document, by key.
package struct KnownArticles: Sendable {
  package var byKey: [UInt64: KnownArticle]

  package init(_ byKey: [UInt64: KnownArticle] = [:]) { self.byKey = byKey }

  /// What `identity` is known as, if it is.
  ///
  /// A hit on a secondary key alone is the same article under a new id. A hit on the primary key alone is the same
  /// article too, unless the publisher reused the id: another link, another date and hardly a word in common.
  func recognize(_ identity: ArticleIdentity, published: Int64?) -> Recognition? {
    let primary = byKey[identity.primary]
    let secondary =
      identity.link.flatMap { byKey[$0] } ?? identity.title.flatMap { known(byTitle: $0, identity, published) }
    guard let article = secondary ?? primary else { return nil }
    if secondary == nil, isReused(article, by: identity, published: published) { return nil }
    let hasNewKeys = identity.keys.contains { byKey[$0]?.row != article.row }
    return Recognition(article: article, hasNewID: primary?.row != article.row, hasNewKeys: hasNewKeys)
  }

  /// A title without a date may come back with every issue ("Daily report"): then the text has to be the same too.
  private func known(byTitle key: UInt64, _ identity: ArticleIdentity, _ published: Int64?) -> KnownArticle? {
    guard let article = byKey[key] else { return nil }
    return published != nil || article.textDigest == nil || article.textDigest == identity.textDigest ? article : nil
  }

  private func isReused(_ known: KnownArticle, by identity: ArticleIdentity, published: Int64?) -> Bool {
    identity.link != nil && identity.title != nil && identity.primary != identity.link
      && known.published != published && NormalizedTitle.overlap(known.titleSketch, identity.titleSketch) < 0.3
  }
}

/// A known article in a document.
package struct Recognition: Sendable {
  package let article: KnownArticle
  /// It came back under another id.
  let hasNewID: Bool
  /// Some of its keys are not in the state yet.
  let hasNewKeys: Bool
}
