/// Collects the words of a title: letters and digits in lower case, a space between words.
///
/// Over bytes, for it is done to every item of every poll: scalar by scalar it was a tenth of a first poll's time.
struct TitleWords {
  private var text: [UInt8] = []
  private var sketch: UInt64 = 0
  private var word = StableHash()
  private var isInWord = false

  /// Reads a text of whole characters.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.reserveCapacity(bytes.count + 1)
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

  /// The words with a space between them, and the bit of each.
  consuming func end() -> (text: [UInt8], sketch: UInt64) {
    endWord()
    if text.last == UInt8(ascii: " ") { text.removeLast() }
    return (text, sketch)
  }

  /// Reads one character beyond ASCII: a letter or digit goes on with the word, anything else ends it.
  private mutating func read(character bytes: UnsafeBufferPointer<UInt8>) {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return endWord() }
    if properties.isUppercase {
      for byte in properties.lowercaseMapping.utf8 { append(byte) }
    } else {
      for byte in bytes { append(byte) }
    }
  }

  private mutating func append(_ byte: UInt8) {
    text.append(byte)
    word.combine(byte)
    isInWord = true
  }

  private mutating func endWord() {
    guard isInWord else { return }
    sketch |= 1 << (word.value & 63)
    text.append(UInt8(ascii: " "))
    word = StableHash()
    isInWord = false
  }
}
