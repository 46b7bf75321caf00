/// One field of an article, folded, with its words and sentences.
struct FieldText {
  let field: ArticleField
  let folded: FoldedText
  let scalars: [Unicode.Scalar]
  /// Byte where each word starts. In a script without spaces, two letters count as a word.
  private(set) var words: [Int32] = []
  /// Byte where each sentence starts.
  private(set) var sentences: [Int32] = [0]
  /// Byte where a publisher's name at the end of a title starts (" - The Guardian"); the end where there is none.
  private(set) var tailStart: Int32

  init(_ field: ArticleField, _ text: String) {
    self.field = field
    folded = TextFolder.fold(text, origins: true)
    scalars = Array(text.unicodeScalars)
    tailStart = Int32(folded.bytes.count)
    findWords()
    findSentences()
    if field == .title { tailStart = PublisherTail.start(in: self) }
  }

  /// The number of the word that holds `byte`, or of the last one before it.
  func word(at byte: Int32) -> Int32 { Self.index(of: byte, in: words) }
  func sentence(at byte: Int32) -> Int32 { Self.index(of: byte, in: sentences) }

  /// The scalar that the folded byte came from.
  func scalar(at byte: Int) -> Unicode.Scalar { scalars[Int(folded.origins[byte])] }

  /// The range of scalars that the folded bytes came from, with the marks that follow.
  func scalarRange(_ start: Int32, _ end: Int32) -> Range<Int> {
    let first = Int(folded.origins[Int(start)])
    var last = Int(folded.origins[Int(end) - 1]) + 1
    while last < scalars.count, scalars[last].properties.generalCategory == .nonspacingMark { last += 1 }
    return first..<max(first + 1, last)
  }

  private static func index(of byte: Int32, in starts: [Int32]) -> Int32 {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    return Int32(max(low - 1, 0))
  }

  private mutating func findWords() {
    let bytes = folded.bytes
    var place = 0
    var wasWord = false
    var unspaced = 0
    while place < bytes.count {
      let byte = bytes[place]
      let isWord = ASCIIClass.isWord(byte)
      if isWord, byte & 0xc0 != 0x80 {
        let isUnspaced =
          byte >= 0xe0 && place + 1 < bytes.count && Script.isUnspaced(lead: byte, next: bytes[place + 1])
        if isUnspaced ? unspaced.isMultiple(of: 2) : (!wasWord || unspaced > 0) { words.append(Int32(place)) }
        unspaced = isUnspaced ? unspaced + 1 : 0
      } else if !isWord {
        unspaced = 0
        // An apostrophe inside a word does not end it.
        let joins = byte == 0x27 && wasWord && place + 1 < bytes.count && ASCIIClass.isWord(bytes[place + 1])
        if joins {
          place += 1
          continue
        }
      }
      wasWord = isWord
      place += 1
    }
  }

  private mutating func findSentences() {
    let bytes = folded.bytes
    var wordStart = 0
    for (place, byte) in bytes.enumerated() {
      if byte == 0x0a {
        sentences.append(Int32(place + 1))
      } else if ASCIIClass.isStop(byte), endsSentence(place, wordStart) {
        sentences.append(Int32(place + 1))
      }
      if byte == 0x20 || byte == 0x0a { wordStart = place + 1 }
    }
  }

  /// Whether the stop at `place` ends a sentence; `wordStart` is where the word before it starts.
  private func endsSentence(_ place: Int, _ wordStart: Int) -> Bool {
    let bytes = folded.bytes
    let sign = scalar(at: place).value
    if sign == 0x3002 || sign == 0xff01 || sign == 0xff1f { return true }
    var next = place + 1
    while next < bytes.count, next - place < 4, bytes[next] == 0x22 || bytes[next] == 0x27 || bytes[next] == 0x29 {
      next += 1
    }
    guard next + 1 < bytes.count, bytes[next] == 0x20 else { return false }
    let first = scalar(at: next + 1)
    if first.properties.isLowercase || bytes[next + 1] == 0x2c || bytes[next + 1] == 0x2d { return false }
    return bytes[place] != 0x2e || !Abbreviation.isOne(bytes[min(wordStart, place)..<place])
  }
}
