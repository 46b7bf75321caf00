/// The known ones among the articles of a document, by key.
package struct KnownArticles: Sendable {
  package var byKey: [UInt64: KnownArticle]

  package init(_ byKey: [UInt64: KnownArticle] = [:]) { self.byKey = byKey }

  /// What `identity` is known as, if it is.
  ///
  /// A hit on a secondary key alone is the same article under a new id, a hit on the id alone the same one too: unless the
  /// publisher reused the link or the id for another story, with another date and hardly a word in common. Without
  /// a title the words of the text count.
  package func recognize(_ identity: ArticleIdentity, published: Int64?) -> Recognition? {
    let primary = byKey[identity.primary]
    let secondary =
      identity.link.flatMap { known(byLink: $0, identity, published, isIDKnown: primary != nil) }
      ?? identity.title.flatMap { known(byTitle: $0, identity, published) }
    guard let article = better(primary, secondary, for: identity) else { return nil }
    if secondary == nil, isAnotherStory(article, identity, published) { return nil }
    let hasNewKeys = identity.keys.contains { byKey[$0]?.row != article.row }
    return Recognition(
      article: article, hasNewID: primary?.row != article.row, hasNewKeys: hasNewKeys,
      isSure: secondary?.row == article.row || article.textDigest == identity.textDigest)
  }

  /// Ids that number places of the list move to other articles, links that all share one page stay with the last: of two
  /// articles that are known by these keys, the one with the same text, else the one with more of its words.
  private func better(
    _ primary: KnownArticle?, _ secondary: KnownArticle?, for identity: ArticleIdentity
  ) -> KnownArticle? {
    guard let primary, let secondary, primary.row != secondary.row else { return secondary ?? primary }
    if secondary.textDigest == identity.textDigest { return secondary }
    if primary.textDigest == identity.textDigest { return primary }
    let overlaps = [primary, secondary].map { TitleSketch.overlap($0.titleSketch, identity.titleSketch) }
    return overlaps[0] > overlaps[1] ? primary : secondary
  }

  /// One page may tell story after story, each under an id of its own.
  private func known(
    byLink key: UInt64, _ identity: ArticleIdentity, _ published: Int64?, isIDKnown: Bool
  ) -> KnownArticle? {
    guard let article = byKey[key], identity.isByID else { return nil }
    return isIDKnown || !isAnotherStory(article, identity, published) ? article : nil
  }

  /// A title without a date may come back with every issue ("Daily report"): then the text has to be the same too.
  private func known(byTitle key: UInt64, _ identity: ArticleIdentity, _ published: Int64?) -> KnownArticle? {
    guard let article = byKey[key] else { return nil }
    return published != nil || article.textDigest == nil || article.textDigest == identity.textDigest ? article : nil
  }

  private func isAnotherStory(_ known: KnownArticle, _ identity: ArticleIdentity, _ published: Int64?) -> Bool {
    known.published != published
      && TitleSketch.overlap(known.titleSketch, identity.titleSketch) < ArticleIdentity.sameStoryMin
  }
}

/// A known article in a document.
package struct Recognition: Sendable {
  package let article: KnownArticle
  /// It came back under another id.
  let hasNewID: Bool
  /// Some of its keys are not in the state yet.
  let hasNewKeys: Bool
  /// More than its id says so: a secondary key, or the text.
  package let isSure: Bool
}
