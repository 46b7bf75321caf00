/// A change to what the state knows of one feed's articles.
package enum ArticleChange: Sendable, Equatable {
  /// A new article. A key that already stands in the feed is given to the new one (an id that was reused).
  case insert(keys: ArticleKeys, digest: UInt64?, sketch: UInt64, published: Int64?, matched: Bool, seenDay: Int64)
  /// The article `row` was shown again: it gets these keys as well, and the rest replaces what was known.
  case update(
    row: Int64, keys: ArticleKeys, digest: UInt64?, previous: UInt64?, sketch: UInt64, matched: Bool, seenDay: Int64)
}
