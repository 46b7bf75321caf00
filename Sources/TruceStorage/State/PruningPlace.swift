/// How far pruning has come: first it goes through the articles by their rows, then through the keys by feed.
///
/// Step by step, for years of ten thousand feeds are millions of articles, and polls wait meanwhile.
package struct PruningPlace: Equatable {
  /// The last row of an article that was looked at.
  package var article: Int64 = 0
  /// The last feed whose keys were looked at; nil while articles are.
  package var feed: Int64?
  /// Without articles that were forgotten there are no keys to look for.
  package var hasForgotten = false

  package init(article: Int64 = 0) { self.article = article }
}
