/// An element's meaning, and how much it counts against others of the same meaning.
struct FeedName: Equatable {
  var tag: FeedTag
  /// Higher counts more: RSS and Atom before Dublin Core before media and podcast modules.
  var rank: UInt8

  static let other = FeedName(tag: .other, rank: 0)
}
