/// What the state remembers of an article that was seen before.
package struct KnownArticle: Sendable, Equatable {
  /// The article's row in the state.
  package var row: Int64
  /// nil when it is known from the journal alone.
  package var textDigest: UInt64?
  /// The text before the last edit: two versions that alternate are one edit.
  package var previousDigest: UInt64?
  package var titleSketch: UInt64
  package var published: Int64?
  /// Whether it has a record in the journal.
  package var matched: Bool
  /// Day number of the last poll that showed it.
  package var lastSeenDay: Int64

  package init(
    row: Int64, textDigest: UInt64?, previousDigest: UInt64? = nil, titleSketch: UInt64, published: Int64?,
    matched: Bool, lastSeenDay: Int64
  ) {
    self.row = row
    self.textDigest = textDigest
    self.previousDigest = previousDigest
    self.titleSketch = titleSketch
    self.published = published
    self.matched = matched
    self.lastSeenDay = lastSeenDay
  }
}
