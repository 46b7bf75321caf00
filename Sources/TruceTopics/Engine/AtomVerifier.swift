/// Compares an atom with the place where it may stand.
enum AtomVerifier {
  /// Most bytes that `*` stands for, so that no text makes a comparison long.
  static let openBytesMax = 96

  /// The range of bytes of `atom` in `text` if it stands at `place`, with the letters that its `*` and prefixes stand for.
  static func range(of atom: Atom, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Range<Int>? {
    guard let start = start(of: atom, in: text, at: place) else { return nil }
    var position = place
    for (index, piece) in atom.pieces.enumerated() {
      if index > 0 {
        guard position < text.count, text[position] == 0x20 else { return nil }
        position += 1
      }
      guard position + piece.bytes.count <= text.count else { return nil }
      for byte in piece.bytes {
        guard text[position] == byte else { return nil }
        position += 1
      }
      if piece.isStem { position = endOfWord(text, position) }
    }
    guard let last = atom.pieces.last else { return nil }
    if !last.isStem, !atom.endsUnspaced, ASCIIClass.isWord(text[position - 1]), isInsideWord(text, position) {
      return nil
    }
    return start..<position
  }

  /// Where the match starts: at `place`, or before it for prefixes and tails; nil where a word goes on across `place`.
  private static func start(of atom: Atom, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    guard place > 0, !atom.startsUnspaced, ASCIIClass.isWord(text[place]), ASCIIClass.isWord(text[place - 1]) else {
      return place
    }
    if atom.isTail { return startOfWord(text, place, openBytesMax) }
    if text[place - 1] < 0x80 { return nil }
    var lead = place - 1
    while lead > 0, text[lead] & 0xc0 == 0x80 { lead -= 1 }
    if Script.isUnspaced(lead: text[lead], next: text[lead + 1]) { return place }
    return atom.takesPrefixes ? startOfPrefix(text, place) : nil
  }

  private static func startOfPrefix(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    let start = startOfWord(text, place, Script.prefixBytesMax + 1)
    let isPrefix = Script.prefixes.contains { $0.elementsEqual(text[start..<place]) }
    return isPrefix ? start : nil
  }

  private static func startOfWord(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ bytesMax: Int) -> Int {
    var start = place
    while start > 0, place - start < bytesMax, ASCIIClass.isWord(text[start - 1]) { start -= 1 }
    while start < place, text[start] & 0xc0 == 0x80 { start += 1 }
    return start
  }

  private static func endOfWord(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    var end = place
    while end < text.count, end - place < openBytesMax {
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
  private static func isInsideWord(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    guard position < text.count, ASCIIClass.isWord(text[position]) else { return false }
    guard position + 1 < text.count else { return true }
    return !Script.isUnspaced(lead: text[position], next: text[position + 1])
  }
}
