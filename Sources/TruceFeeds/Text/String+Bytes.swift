internal import TruceText

extension String {
  /// The text of `bytes`; what is no UTF-8 becomes U+FFFD.
  ///
  /// The standard library checks text byte by byte from its first character beyond ASCII on, at seven instructions a
  /// byte: a fifth of the time of parsing.
  init(checking bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count > 15, UTF8Check.firstFault(in: bytes, from: 0) == bytes.count else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    self.init(copying: unsafe UTF8Span(unchecked: bytes.span))
  }

  /// Whether `word` is in it, byte by byte: the standard library's search costs 20,000 instructions.
  func holds(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      var start = 0
      while start + word.utf8CodeUnitCount <= text.count {
        if UnsafeBufferPointer(rebasing: text[start...]).startsWithName(word) { return true }
        start += 1
      }
      return false
    }
  }

  /// With spaces in place of line feeds.
  var singleLine: String { with(UInt8(ascii: " "), inPlaceOf: UInt8(ascii: "\n")) }

  /// A tag of BCP 47, from one or from the name of a locale: `en_US` is `en-US`.
  var languageTag: String { with(UInt8(ascii: "-"), inPlaceOf: UInt8(ascii: "_")) }

  private func with(_ new: UInt8, inPlaceOf old: UInt8) -> String {
    guard utf8.contains(old) else { return self }
    return String(decoding: utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
  }
}
