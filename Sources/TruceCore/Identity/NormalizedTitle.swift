/// A title for comparing: lower case, words only, of at most `bytesMax` bytes of the title.
package struct NormalizedTitle {
  /// A journal record holds at least this much of a title, so that the key can be made again from the record.
  package static let bytesMax = 1024

  let isEmpty: Bool
  /// Hash of the words with a space between them, open for what else belongs to the key.
  let hash: StableHash
  /// Each word sets one of 64 bits, but for the shortest (“in”, “of”, “на”), which tell no story.
  let sketch: UInt64

  /// - Parameter hash: what the hash of the words begins with.
  init(_ title: String, hash: StableHash) {
    var words = TitleWords(hash: hash)
    var title = String(title.cut(toUTF8Bytes: NormalizedTitle.bytesMax))
    title.withUTF8 { words.read($0) }
    words.endWord()
    (isEmpty, self.hash, sketch) = (words.isEmpty, words.hash, words.sketch)
  }

  /// The share of the smaller title's words that the other has too, at most 1; 1 when either has none.
  ///
  /// Less what meets by chance, as many words share 64 bits: two titles that have nothing in common give 0 on average.
  static func overlap(_ left: UInt64, _ right: UInt64) -> Double {
    let counts = (left.nonzeroBitCount, right.nonzeroBitCount)
    let (smaller, larger) = (Double(min(counts.0, counts.1)), Double(max(counts.0, counts.1)))
    guard smaller > 0 else { return 1 }
    let share = Double((left & right).nonzeroBitCount) / smaller
    let chance = larger / 64
    return chance < 1 ? (share - chance) / (1 - chance) : 1
  }
}

extension String {
  /// The longest start of at most `bytesMax` bytes of UTF-8 that ends between two Unicode scalars.
  package func cut(toUTF8Bytes bytesMax: Int) -> Substring {
    guard utf8.count > bytesMax else { return self[...] }
    var end = utf8.index(startIndex, offsetBy: max(bytesMax, 0))
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return self[..<end]
  }
}
