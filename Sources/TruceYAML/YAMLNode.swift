/// One value of a YAML document.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// The text, without its quotes.
    ///
    /// - Parameter isPlain: It has none, and is no block of lines either.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package let content: Content
  /// Where it begins; for an alias, where what it stands for begins.
  package let place: TextPosition

  package init(_ content: Content, at place: TextPosition) {
    self.content = content
    self.place = place
  }

  package var isMapping: Bool { if case .mapping = content { true } else { false } }

  /// Nothing behind the colon, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What a person calls it; its text is not repeated, for it may be a secret.
  package var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .list: "a list"
    }
  }
}
