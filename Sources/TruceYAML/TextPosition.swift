/// A place in a text: lines and columns from 1, columns in Unicode scalars, as YAML counts them.
package struct TextPosition: Hashable, Sendable {
  // Every node of a document has one, so it is small; no file that is read has as many lines or columns.
  private let lineNumber: UInt32
  private let columnNumber: UInt32

  package init(line: Int = 1, column: Int = 1) {
    lineNumber = UInt32(clamping: line)
    columnNumber = UInt32(clamping: column)
  }

  package var line: Int { Int(lineNumber) }
  package var column: Int { Int(columnNumber) }

  /// Where the first scalar of `text` stands for which `isWanted` holds.
  package static func first(in text: String, where isWanted: (Unicode.Scalar) -> Bool) -> TextPosition? {
    var cursor = TextCursor()
    for scalar in text.unicodeScalars {
      if isWanted(scalar) { return cursor.position }
      cursor.advance(over: scalar)
    }
    return nil
  }

  /// Where the first byte of `bytes` stands that is no UTF-8; the end where all is.
  package static func firstInvalid(in bytes: some Sequence<UInt8>) -> TextPosition {
    var cursor = TextCursor()
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while case .valid(let encoded) = parser.parseScalar(from: &iterator) {
      cursor.advance(over: Unicode.UTF8.decode(encoded))
    }
    return cursor.position
  }
}
