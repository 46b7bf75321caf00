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
