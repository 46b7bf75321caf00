/// Text from outside, made fit to stand inside one line: for alert lines and log messages.
package enum LineText {
  /// At most `bytesMax` bytes of `text`: white space of any kind becomes single spaces, what is unsafe in a line becomes
  /// U+FFFD.
  package static func make(_ text: String, bytesMax: Int) -> String {
    var text = text
    if text.utf8.count <= bytesMax, text.withUTF8(isFit) { return text }
    return made(fit: text, bytesMax: bytesMax)
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
      let shown = scalar.isUnsafeInLine ? "\u{FFFD}" : scalar
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
}
