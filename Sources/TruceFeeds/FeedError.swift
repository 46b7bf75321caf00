/// Why a document is no feed. A feed with faults is no error: its faults are warnings.
package enum FeedError: Error, Sendable, Equatable {
  /// No bytes, or white space only.
  case empty
  /// An HTML page. `title` is its title; `feeds` are the feeds that it advertises, absolute where a base was known.
  case htmlPage(title: String?, feeds: [String])
  /// XML whose root element is none of a feed's.
  case otherXML(root: String)
  /// JSON that is no JSON Feed; `why` says what is missing.
  case otherJSON(why: String)
  /// A sitemap index; `sitemaps` are its first children, `newest` is the one whose `lastmod` is the latest.
  case sitemapIndex(sitemaps: [String], newest: String?)
  /// Bytes that are no text; `what` says what they seem to be.
  case binary(what: String)
  /// Nothing that is known; `start` is the printable start of the document.
  case unknown(start: String)
}
