/// What an element of a feed means, whatever its vocabulary calls it.
enum FeedTag: UInt8 {
  /// Nothing that is read; its content is passed over.
  case other
  // Documents and their parts.
  case rss, rdf, feed, channel, urlset, sitemapIndex, sitemap, sitemapEntry, item, group
  // Texts.
  case title, description, summary, content, id, language
  // Links.
  case link, originalLink, permalink, enclosure, media, source
  // Times.
  case published, updated
  // People and words.
  case person, personText, contributor, name, email, address, category, keywords
  // What the publisher asks of those who poll.
  case ttl, skipHours, hour, skipDays, day, updatePeriod, updateFrequency, updateBase
}

/// An element's meaning, and how much it counts against others of the same meaning.
struct FeedName: Equatable {
  var tag: FeedTag
  /// Higher counts more: RSS and Atom before Dublin Core before media and podcast modules.
  var rank: UInt8

  static let other = FeedName(tag: .other, rank: 0)
}
