/// Walks through a text and knows where it is.
package struct TextCursor {
  private var line = 1
  private var column = 1
  /// Whether the scalar before was a CR, so that an LF here belongs to its break.
  private var followsReturn = false

  package init() {}

  package var position: TextPosition { TextPosition(line: line, column: column) }

  /// Steps over `scalar`; CR LF is one break.
  package mutating func advance(over scalar: Unicode.Scalar) {
    if Self.isBreak(scalar) {
      if !(followsReturn && scalar == "\n") { line += 1 }
      column = 1
    } else {
      column += 1
    }
    followsReturn = scalar == "\r"
  }

  /// What ends a line.
  ///
  /// Source: YAML 1.1, 4.1.4 “Line Break Characters”, which libyaml reads.
  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
