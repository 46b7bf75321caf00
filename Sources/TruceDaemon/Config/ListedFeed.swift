/// A feed that a list of another program names, and where in it.
package struct ListedFeed: Sendable, Equatable {
  package var url: String
  /// nil: the list gives none.
  package var name: String?
  package var line: Int
  package var column: Int
}
