/// Compares a pattern with the place in a folded text where it may stand.
enum AtomVerifier {
  /// The range of bytes of `pattern` in `text` if it stands at `place`, with the letters that its `*` and prefixes stand for.
  @inline(__always)
  static func range(
    of pattern: PatternStore.Pattern, _ bytes: Span<UInt8>, in text: Span<UInt8>, at place: Int
  ) -> Range<Int>? {
    var position = place
    var isOpen = false
    for index in Int(pattern.start)..<Int(pattern.start + pattern.count) {
      let byte = bytes[index]
      isOpen = byte == PatternStore.openEnd
      if isOpen {
        position = endOfWord(text, position)
      } else {
        guard position < text.count, text[position] == byte else { return nil }
        position += 1
      }
    }
    if !isOpen, !pattern.endsUnspaced, ASCIIClass.isWord(text[position - 1]), isInsideWord(text, position) {
      return nil
    }
    guard let start = start(of: pattern, in: text, at: place) else { return nil }
    return start..<position
  }

  /// Where the match starts: at `place`, or before it for prefixes and tails; nil where a word goes on across `place`.
  private static func start(of pattern: PatternStore.Pattern, in text: Span<UInt8>, at place: Int) -> Int? {
    guard place > 0, !pattern.startsUnspaced, ASCIIClass.isWord(text[place]), ASCIIClass.isWord(text[place - 1]) else {
      return place
    }
    if pattern.isTail { return startOfWord(text, place, PatternStore.openBytesMax) }
    if text[place - 1] < 0x80 { return nil }
    var lead = place - 1
    while lead > 0, text[lead] & 0xc0 == 0x80 { lead -= 1 }
    if Script.isUnspaced(lead: text[lead], next: text[lead + 1]) { return place }
    return pattern.takesPrefixes ? startOfPrefix(text, place) : nil
  }

  private static func startOfPrefix(_ text: Span<UInt8>, _ place: Int) -> Int? {
    let start = startOfWord(text, place, Script.prefixBytesMax + 1)
    let isPrefix = Script.prefixes.contains { prefix in
      guard prefix.count == place - start else { return false }
      for (offset, byte) in prefix.enumerated() where text[start + offset] != byte { return false }
      return true
    }
    return isPrefix ? start : nil
  }

  private static func startOfWord(_ text: Span<UInt8>, _ place: Int, _ bytesMax: Int) -> Int {
    var start = place
    while start > 0, place - start < bytesMax, ASCIIClass.isWord(text[start - 1]) { start -= 1 }
    while start < place, text[start] & 0xc0 == 0x80 { start += 1 }
    return start
  }

  private static func endOfWord(_ text: Span<UInt8>, _ place: Int) -> Int {
    var end = place
    while end < text.count, end - place < PatternStore.openBytesMax {
      guard ASCIIClass.isWord(text[end]) else {
        // The apostrophe of перемир'я is a letter of the word; that of NATO's is not.
        guard text[end] == 0x27, end + 1 < text.count, end > 0, min(text[end - 1], text[end + 1]) >= 0x80 else { break }
        end += 1
        continue
      }
      if end + 1 < text.count, Script.isUnspaced(lead: text[end], next: text[end + 1]) { break }
      end += 1
    }
    while end < text.count, end > place, text[end] & 0xc0 == 0x80 { end -= 1 }
    return end
  }

  /// Whether a letter follows at `position` that is of the same word.
  private static func isInsideWord(_ text: Span<UInt8>, _ position: Int) -> Bool {
    guard position < text.count, ASCIIClass.isWord(text[position]) else { return false }
    guard position + 1 < text.count else { return true }
    return !Script.isUnspaced(lead: text[position], next: text[position + 1])
  }
}
