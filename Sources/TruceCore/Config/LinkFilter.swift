/// Which articles of a feed are looked at, by their links (`include`, `exclude`).
///
/// A pattern is a part of the link, letter case as written; `*` stands for anything in between.
package struct LinkFilter: Sendable, Equatable {
  /// Empty: every link is wanted.
  package var include: [String]
  /// Wins over `include`.
  package var exclude: [String]

  package init(include: [String] = [], exclude: [String] = []) {
    self.include = include
    self.exclude = exclude
  }

  /// An article without a link passes only where nothing is to be included.
  package func accepts(_ link: String?) -> Bool {
    guard let link else { return include.isEmpty }
    if exclude.contains(where: { LinkFilter.matches(link, $0) }) { return false }
    return include.isEmpty || include.contains { LinkFilter.matches(link, $0) }
  }

  /// Whether the parts of `pattern` stand in `link` one after the other.
  private static func matches(_ link: String, _ pattern: String) -> Bool {
    var rest = link.utf8[...]
    for part in pattern.utf8.split(separator: UInt8(ascii: "*")) {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
