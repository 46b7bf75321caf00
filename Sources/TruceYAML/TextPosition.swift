/// A place in a text: lines and columns from 1, columns in Unicode scalars, as YAML counts them.
package struct TextPosition: Hashable {
  package var line = 1
  package var column = 1

  package init(line: Int = 1, column: Int = 1) {
    self.line = line
    self.column = column
  }

  /// Steps over `scalar`; CR LF is one break because the CR of it does not count.
  package mutating func advance(over scalar: Unicode.Scalar) {
    switch scalar {
    case "\n", "\u{85}", "\u{2028}", "\u{2029}":
      line += 1
      column = 1
    case "\r": break
    default: column += 1
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
