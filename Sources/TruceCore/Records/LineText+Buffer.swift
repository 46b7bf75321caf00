internal import TruceFeeds
internal import TruceText

extension LineText {
  /// Writes what `make` returns.
  ///
  /// - Returns: False when that is nothing.
  static func write(_ text: String, bytesMax: Int, into line: inout ByteBuffer) -> Bool {
    var text = make(text, bytesMax: bytesMax)
    text.withUTF8 { line.append($0) }
    return !text.isEmpty
  }
}
