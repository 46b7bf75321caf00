import TruceFeeds

/// Text from outside, made fit to stand inside one line: for alert lines and log messages.
package enum LineText {
  /// At most `bytesMax` bytes of `text`: white space of any kind becomes single spaces, what could steer a terminal or
  /// forge a line (C0, C1, DEL, bidirectional controls, U+2028, U+2029) becomes U+FFFD.
  package static func make(_ text: String, bytesMax: Int) -> String {
    var text = text
    if text.utf8.count <= bytesMax, text.withUTF8(isFit) { return text }
    return made(fit: text, bytesMax: bytesMax)
  }

  /// Writes what `make` returns.
  ///
  /// - Returns: False when that is nothing.
  static func write(_ text: String, bytesMax: Int, into line: inout ByteBuffer) -> Bool {
    var text = text
    if text.utf8.count > bytesMax || !text.withUTF8(isFit) { text = made(fit: text, bytesMax: bytesMax) }
    text.withUTF8 { line.append($0) }
    return !text.isEmpty
  }

  private static func made(fit text: String, bytesMax: Int) -> String {
    var out = ""
    var bytes = 0
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if isWhitespace(scalar) {
        pendingSpace = !out.isEmpty
        continue
      }
      let shown = isUnsafe(scalar) ? "\u{FFFD}" : scalar
      let size = UTF8.width(shown) + (pendingSpace ? 1 : 0)
      guard bytes + size <= bytesMax else { break }
      if pendingSpace { out.unicodeScalars.append(" ") }
      pendingSpace = false
      out.unicodeScalars.append(shown)
      bytes += size
    }
    return out
  }

  /// Nearly all text is fit as it stands: printable ASCII, words with one space between them.
  private static func isFit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let space = UInt8(ascii: " ")
    var before = space
    for byte in text {
      guard (0x20..<0x7F).contains(byte), byte != space || before != space else { return false }
      before = byte
    }
    return before != space
  }

  /// Nearly all text is ASCII, for which no table has to be asked.
  private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
