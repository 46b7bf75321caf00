package import TruceYAML

/// A feed that a list of another program names, and where in it.
package struct ListedFeed: Sendable, Equatable {
  package var url: String
  /// nil: the list gives none.
  package var name: String?
  /// Folders and categories of OPML, tags of newsboat, in their order.
  package var tags: [String] = []
  package var place: TextPosition
}
