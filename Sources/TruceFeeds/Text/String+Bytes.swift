extension String {
  /// Whether `word` is in it, byte by byte: the standard library's search costs 20,000 instructions.
  func holds(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      var start = 0
      while start + word.utf8CodeUnitCount <= text.count {
        let rest = UnsafeBufferPointer(rebasing: text[start...].prefix(word.utf8CodeUnitCount))
        if rest.isName(word) { return true }
        start += 1
      }
      return false
    }
  }

  /// With spaces in place of line feeds.
  var singleLine: String {
    guard utf8.contains(UInt8(ascii: "\n")) else { return self }
    return String(decoding: utf8.map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }, as: UTF8.self)
  }
}
