package import TruceYAML

/// A list of feeds that another program wrote, told by its content: OPML, or URLs one a line.
package enum FeedList {
  /// The feeds in their order, and everything that is wrong with the list.
  package static func read(_ source: SourceText) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    OPMLReader.looksLikeXML(source.text) ? OPMLReader.read(source) : URLListReader.read(source)
  }
}

/// A feed that a list of another program names, and where in it.
package struct ListedFeed: Sendable, Equatable {
  package var url: String
  /// nil: the list gives none.
  package var name: String?
  /// Folders and categories of OPML, tags of newsboat, in their order.
  package var tags: [String] = []
  package var place: TextPosition
}
