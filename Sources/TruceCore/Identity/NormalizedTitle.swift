/// A title for comparing: lower case, words only, of at most `bytesMax` bytes of the title.
package struct NormalizedTitle {
  /// A journal record holds at least this much of a title, so that the key can be made again from the record.
  package static let bytesMax = 1024

  let isEmpty: Bool
  /// Hash of the words with a space between them, open for what else belongs to the key.
  let hash: StableHash
  /// A `TitleSketch` of all words but the shortest (“in”, “of”, “на”), which tell no story.
  let sketch: UInt64

  /// - Parameter hash: what the hash of the words begins with.
  init(_ title: String, hash: StableHash) {
    var words = TitleWords(hash: hash)
    var title = String(title.cut(toUTF8Bytes: NormalizedTitle.bytesMax))
    title.withUTF8 { words.read($0) }
    words.endWord()
    (isEmpty, self.hash, sketch) = (words.isEmpty, words.hash, words.sketch.value)
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
