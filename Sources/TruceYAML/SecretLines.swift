/// Finds the lines of a configuration that may hold a secret, as a person lays them out.
///
/// It looks at the text alone, for the excerpt of a file that is not valid YAML must not show one either; in doubt a
/// line counts as secret.
enum SecretLines {
  /// The numbers, from 1, of lines in which the key of a secret stands, of those that belong to its value, and of those
  /// with a user name in a URL.
  ///
  /// - Parameter words: What the keys of secrets have in them, in lower case.
  static func find(in lines: [Substring], words: [String]) -> Set<Int> {
    var found: Set<Int> = []
    var value: (indentation: Int, openBrackets: Int)?
    for (index, line) in lines.enumerated() {
      let layout = Layout(line)
      if let open = value, open.openBrackets <= 0, layout.ends(valueOfKeyAt: open.indentation) { value = nil }
      if value == nil, hasKey(line, words) { value = (layout.keyColumn, 0) }
      if value != nil || hasUser(line) { found.insert(index + 1) }
      value?.openBrackets += line.utf8.reduce(0) { $0 + bracket($1) }
    }
    return found
  }

  /// Where the text of a line begins, and with what.
  private struct Layout {
    private let column: Int
    private let isItem: Bool
    private let isKeyOrItem: Bool
    /// Where the text behind the `- ` of items begins.
    let keyColumn: Int

    init(_ line: Substring) {
      let text = line.utf8.drop { $0 == UInt8(ascii: " ") }
      let key = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
      column = line.utf8.count - text.count
      keyColumn = line.utf8.count - key.count
      isItem = keyColumn > column
      isKeyOrItem = isItem || line.firstRange(of: ": ") != nil || line.utf8.last { $0 > 0x20 } == UInt8(ascii: ":")
    }

    /// An item as far left as its key still belongs to it.
    func ends(valueOfKeyAt keyColumn: Int) -> Bool {
      isKeyOrItem && (column < keyColumn || column == keyColumn && !isItem)
    }
  }

  /// Whether one of `words` stands in `line`, as a key or as what may have been meant for one; not in a URL.
  private static func hasKey(_ line: Substring, _ words: [String]) -> Bool {
    line.lowercased().split { $0.isWhitespace || ",[]{}\"'".contains($0) }.contains { part in
      part.firstRange(of: "://") == nil && words.contains { part.contains($0) }
    }
  }

  /// Whether a URL with `USER@` or `USER:PASSWORD@` stands in `line`.
  private static func hasUser(_ line: Substring) -> Bool {
    line.ranges(of: "://").contains { start in
      line[start.upperBound...].prefix { !$0.isWhitespace && !"/?#".contains($0) }.contains("@")
    }
  }

  private static func bracket(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): -1
    default: 0
    }
  }
}
