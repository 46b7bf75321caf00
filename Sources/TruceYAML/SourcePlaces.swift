/// Finds the line and column of a place inside a YAML scalar.
package struct SourcePlaces {
  private let lines: [[Unicode.Scalar]]

  package init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Array(line.last == "\r" ? line.dropLast() : line)
    }
  }

  /// Line and column, from 1, of scalar `offset` of the scalar `value` that is written from `line` and `column` on.
  ///
  /// Walks source and value side by side; quotes, escapes and the indentation of folded lines are in the source only.
  package func place(of offset: Int, in value: String, line: Int, column: Int) -> (line: Int, column: Int) {
    let wanted = Array(value.unicodeScalars)
    var (row, position) = (line - 1, column - 1)
    var done = 0
    var place = (line: line, column: column)
    while row >= 0, row < lines.count {
      while position < lines[row].count {
        if done < wanted.count, lines[row][position] == wanted[done] || isBlank(lines[row][position], wanted[done]) {
          if done == offset { return (row + 1, position + 1) }
          done += 1
          place = (row + 1, position + 2)
        }
        if done >= wanted.count { return place }
        position += 1
      }
      if done < wanted.count, done > 0, isBlank(" ", wanted[done]) {
        if done == offset { return place }
        done += 1
      }
      row += 1
      position = 0
    }
    return place
  }

  /// The line, and a caret under the column; long lines are cut around it.
  package func excerpt(line: Int, column: Int) -> String {
    guard 1...max(lines.count, 1) ~= line, line <= lines.count else { return "" }
    let scalars = lines[line - 1]
    let first = max(0, min(column - 60, scalars.count))
    let shown = scalars[first..<min(first + 110, scalars.count)].map { $0.value < 0x20 ? " " : $0 }
    let caret = String(repeating: " ", count: max(0, column - 1 - first)) + "^"
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    return "  \(String(text))\n  \(caret)"
  }

  private func isBlank(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    one.properties.isWhitespace && other.properties.isWhitespace
  }
}
