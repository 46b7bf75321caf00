/// A place in a text: lines and columns from 1, columns in Unicode scalars, as YAML counts them.
package struct TextPosition: Sendable {
  package private(set) var line: Int
  package private(set) var column: Int
  /// Whether the scalar before was a CR, so that an LF here belongs to its break.
  private var followsReturn = false

  package init(line: Int = 1, column: Int = 1) {
    self.line = line
    self.column = column
  }

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

  /// Where the first scalar of `text` stands for which `isWanted` holds.
  package static func first(in text: String, where isWanted: (Unicode.Scalar) -> Bool) -> TextPosition? {
    var position = TextPosition()
    for scalar in text.unicodeScalars {
      if isWanted(scalar) { return position }
      position.advance(over: scalar)
    }
    return nil
  }

  /// Where the first byte of `bytes` stands that is no UTF-8; the end where all is.
  package static func firstInvalid(in bytes: some Sequence<UInt8>) -> TextPosition {
    var position = TextPosition()
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while case .valid(let encoded) = parser.parseScalar(from: &iterator) {
      position.advance(over: Unicode.UTF8.decode(encoded))
    }
    return position
  }
}

extension TextPosition: Hashable {
  package static func == (left: TextPosition, right: TextPosition) -> Bool {
    left.line == right.line && left.column == right.column
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(column)
  }
}
