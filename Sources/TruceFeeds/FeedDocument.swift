package import TruceText

/// What one document of a feed says: the articles in document order, and what was wrong with it.
package struct FeedDocument: Sendable, Equatable {
  package var format: FeedFormat
  package var title: String?
  package var link: String?
  package var language: String?
  package var articles: [Article]
  /// What the publisher asks of those who poll.
  package var pollingHints: PollingHints
  package var warnings: [FeedWarning]
  /// True when the root element was closed (JSON: the document ended) and no limit stopped the reading.
  /// An incomplete document yields its ended articles, but acknowledges nothing: its validators are not kept.
  package var isComplete: Bool
  /// The limit that stopped the reading, if one did.
  package var stoppedBy: FeedLimit?

  package init(
    format: FeedFormat, title: String? = nil, link: String? = nil, language: String? = nil, articles: [Article] = [],
    pollingHints: PollingHints = PollingHints(), warnings: [FeedWarning] = [], isComplete: Bool = true,
    stoppedBy: FeedLimit? = nil
  ) {
    self.format = format
    self.title = title
    self.link = link
    self.language = language
    self.articles = articles
    self.pollingHints = pollingHints
    self.warnings = warnings
    self.isComplete = isComplete
    self.stoppedBy = stoppedBy
  }
}

/// The formats that are read; the raw value is what `trucewatch parse` prints.
package enum FeedFormat: String, Sendable {
  case rss20 = "rss2.0"
  case rss10 = "rss1.0"
  case rss09x = "rss0.9x"
  case atom10 = "atom1.0"
  case atom03 = "atom0.3"
  case jsonFeed = "jsonfeed"
  case newsSitemap = "newssitemap"
  case sitemap = "sitemap"
}

/// Something that was wrong and was read over.
package struct FeedWarning: Sendable, Equatable {
  /// Line in the document, from 1; 0 where it is not known.
  package var line: Int
  package var message: String

  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// RSS `ttl`, `skipHours`, `skipDays` and the syndication module's update period, as numbers.
package struct PollingHints: Sendable, Equatable {
  /// RSS `ttl`, in minutes.
  package var ttlMinutes: Int?
  /// Hours of the day in GMT, 0…23, in which not to poll; bit n is hour n.
  package var skipHours: UInt32
  /// Days of the week in GMT on which not to poll; bit 0 is Sunday.
  package var skipDays: UInt8
  /// `sy:updatePeriod` divided by `sy:updateFrequency`, in seconds.
  package var updatePeriodSeconds: Int?
  /// `sy:updateBase`: the feed changes at this time and at whole periods before and after it.
  package var updateBase: Timestamp?

  package init(
    ttlMinutes: Int? = nil, skipHours: UInt32 = 0, skipDays: UInt8 = 0, updatePeriodSeconds: Int? = nil,
    updateBase: Timestamp? = nil
  ) {
    self.ttlMinutes = ttlMinutes
    self.skipHours = skipHours
    self.skipDays = skipDays
    self.updatePeriodSeconds = updatePeriodSeconds
    self.updateBase = updateBase
  }
}
