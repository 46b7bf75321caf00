/// Hashes the words of a title: letters and digits in lower case, a space between words.
///
/// Over bytes, for it is done to every item of every poll: scalar by scalar it was a tenth of a first poll's time.
struct TitleWords {
  private(set) var hash: StableHash
  private(set) var sketch = TitleSketch()
  private(set) var isEmpty = true
  private var word = StableHash()
  private var wordBytes = 0
  /// “in”, “of”, “к”: words of so few bytes tell no story. A letter beyond ASCII has two or three.
  private static let shortWordBytes = 2
  private var isInWord = false
  /// The word has characters of a script without spaces, each of which stands in the sketch by itself: a whole headline
  /// would be one word.
  private var isUnspaced = false

  init(hash: StableHash) { self.hash = hash }

  /// Reads a text of whole characters.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x61...0x7A, 0x30...0x39: append(byte)
      case 0x41...0x5A: append(byte | 0x20)
      case ..<0x80: endWord()
      default:
        var end = index
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        read(character: UnsafeBufferPointer(rebasing: bytes[(index - 1)..<end]))
        index = end
      }
    }
  }

  /// Reads one character beyond ASCII: a letter or digit goes on with the word, anything else ends it.
  private mutating func read(character bytes: UnsafeBufferPointer<UInt8>) {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return endWord() }
    if TitleWords.isUnspaced(scalar.value) {
      var character = StableHash()
      character.combine(bytes)
      sketch.add(character.value)
      isUnspaced = true
    }
    if properties.isUppercase {
      for byte in properties.lowercaseMapping.utf8 { append(byte) }
    } else {
      for byte in bytes { append(byte) }
    }
  }

  /// Han, kana, Thai, Lao, Burmese, Khmer.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x312F, 0x31A0...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    if !isInWord {
      if !isEmpty { hash.combine(UInt8(ascii: " ")) }
      (isInWord, isEmpty) = (true, false)
    }
    hash.combine(byte)
    word.combine(byte)
    wordBytes += 1
  }

  /// The word ends, if one has begun.
  mutating func endWord() {
    guard isInWord else { return }
    if wordBytes > TitleWords.shortWordBytes, !isUnspaced { sketch.add(word.value) }
    isUnspaced = false
    word = StableHash()
    wordBytes = 0
    isInWord = false
  }
}
