/// The text of one file that a person wrote: says what is wrong in it, and shows where.
package final class SourceText {
  /// As the person would name it.
  package let file: String
  /// Without a byte order mark.
  package let text: String
  /// What the keys have in them whose values are secrets; a line that may hold one is never shown.
  private let secretWords: [String]

  /// Without what ends them.
  package private(set) lazy var lines = text.split(omittingEmptySubsequences: false) { character in
    // CR LF is one Character.
    character.unicodeScalars.allSatisfy(TextCursor.isBreak)
  }
  private lazy var secretLines = SecretLines.find(in: lines, words: secretWords)

  package init(_ text: String, file: String, secretWords: [String] = []) {
    self.file = file
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(Substring(text.unicodeScalars.dropFirst())) : text
    self.secretWords = secretWords
  }

  /// A mistake at `place`, with the line and a caret under it; nil stands for the file as a whole.
  ///
  /// - Parameter width: How much of the line is shown from `place` on where there are secrets; for a key that is
  ///   unknown, and may be the misspelt key of a secret.
  package func mistake(at place: TextPosition?, _ message: String, width: Int? = nil) -> Mistake {
    guard let place else { return Mistake(file: file, line: 1, column: 1, message: message) }
    let width = secretWords.isEmpty ? nil : width
    return Mistake(
      file: file, line: place.line, column: place.column, message: message, excerpt: excerpt(at: place, width: width))
  }

  /// The line and, under it, a caret below the place; empty where the line is not there, blank, or may hold a secret.
  private func excerpt(at place: TextPosition, width: Int?) -> String {
    guard lines.indices.contains(place.line - 1), !Self.isBlank(lines[place.line - 1]),
      !secretLines.contains(place.line)
    else { return "" }
    return Excerpt.make(of: lines[place.line - 1], column: place.column, width: width)
  }

  /// `place`, or where the text ends if nothing but white space follows `place`: what is missing there belongs there.
  func inside(_ place: TextPosition) -> TextPosition {
    guard lines.dropFirst(place.line - 1).allSatisfy(Self.isBlank),
      let last = lines.lastIndex(where: { !Self.isBlank($0) })
    else { return place }
    let end = lines[last].unicodeScalars.lastIndex { !$0.properties.isWhitespace } ?? lines[last].startIndex
    return TextPosition(line: last + 1, column: lines[last].unicodeScalars[...end].count + 1)
  }

  /// The text from `place` to the end of its line.
  func rest(at place: TextPosition) -> Substring.UnicodeScalarView {
    let line = lines.indices.contains(place.line - 1) ? lines[place.line - 1] : ""
    return line.unicodeScalars.dropFirst(place.column - 1)
  }

  /// Where scalar `offset` of `value` stands, the text of a YAML scalar that is written from `start` on.
  ///
  /// Walks source and value side by side; quotes, escapes and the indentation of folded lines are in the source only.
  package func place(of offset: Int, in value: String, from start: TextPosition) -> TextPosition {
    let wanted = Array(value.unicodeScalars)
    var done = 0
    var place = start
    for row in lines.indices.dropFirst(start.line - 1) {
      let scalars = lines[row].unicodeScalars.enumerated()
      for (column, scalar) in scalars where row >= start.line || column >= start.column - 1 {
        if done < wanted.count, scalar == wanted[done] || Self.areBlank(scalar, wanted[done]) {
          if done == offset { return TextPosition(line: row + 1, column: column + 1) }
          done += 1
          place = TextPosition(line: row + 1, column: column + 2)
        }
        if done >= wanted.count { return place }
      }
      if done < wanted.count, done > 0, Self.areBlank(" ", wanted[done]) {
        if done == offset { return place }
        done += 1
      }
    }
    return place
  }

  private static func areBlank(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    one.properties.isWhitespace && other.properties.isWhitespace
  }

  private static func isBlank(_ line: Substring) -> Bool { line.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
