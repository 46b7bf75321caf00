package import TruceYAML

/// A list of feeds that another program wrote, told by its content: OPML, or URLs one a line.
package enum FeedList {
  /// The feeds in their order, and everything that is wrong with the list.
  package static func read(_ source: SourceText) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    OPMLReader.looksLikeXML(source.text) ? OPMLReader.read(source) : URLListReader.read(source)
  }
}
