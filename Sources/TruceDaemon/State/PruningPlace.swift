/// How far pruning has come: first it goes through the articles by their rows, then through the keys by feed.
///
/// Step by step, for years of ten thousand feeds are millions of articles, and polls wait meanwhile.
struct PruningPlace: Equatable {
  /// The last row of an article that was looked at.
  var article: Int64 = 0
  /// The last feed whose keys were looked at; nil while articles are.
  var feed: Int64?
  /// Without articles that were forgotten there are no keys to look for.
  var hasForgotten = false
}
