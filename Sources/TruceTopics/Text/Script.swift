/// What the scripts of folded text ask for at the edges of words.
enum Script {
  /// Han, kana, Hangul, Thai, Lao, Khmer and Burmese: terms are searched for within runs of letters.
  ///
  /// Korean puts spaces between words but joins particles to them.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0e00...0x0eff, 0x1000...0x109f, 0x1100...0x11ff, 0x1780...0x17ff, 0x3005...0x3007, 0x3040...0x30ff,
      0x3105...0x318f, 0x31f0...0x31ff, 0x3400...0x9fff, 0xac00...0xd7af, 0xf900...0xfaff, 0x2_0000...0x3_ffff:
      true
    default: false
    }
  }

  static func isUnspaced(first bytes: [UInt8]) -> Bool {
    guard let byte = bytes.first, byte >= 0x80 else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map(isUnspaced) ?? false
  }

  static func isUnspaced(last bytes: [UInt8]) -> Bool {
    guard let byte = bytes.last, byte >= 0x80 else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.last.map(isUnspaced) ?? false
  }

  /// Whether the letter whose first byte is `lead`, and second `next`, is of such a script.
  @inline(__always)
  static func isUnspaced(lead: UInt8, next: UInt8) -> Bool {
    switch lead {
    case 0xe0: next >= 0xb8 && next <= 0xbb
    case 0xe1: next <= 0x87 || next == 0x9e || next == 0x9f
    case 0xe3...0xed: true
    case 0xef: next >= 0xa4 && next <= 0xab
    case 0xf0: next >= 0xa0
    default: false
    }
  }

  /// Whether the word is Arabic or Hebrew.
  static func takesPrefixes(_ bytes: [UInt8]) -> Bool {
    guard let byte = bytes.first, byte >= 0x80,
      let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    else { return false }
    return 0x5d0...0x6ff ~= scalar.value
  }

  /// The words that are written as the front of another word: and, then, in, to, like, the; Hebrew likewise.
  static let prefixes: [[UInt8]] = {
    var all: [String] = []
    for conjunction in ["", "و", "ف"] {
      for preposition in ["", "ب", "ل", "ك", "س"] {
        for article in ["", "ال"] { all.append(conjunction + preposition + article) }
      }
      all.append(conjunction + "لل")
    }
    for conjunction in ["", "ו"] {
      for relative in ["", "ש", "כש", "מה", "בה"] {
        for preposition in ["", "ה", "ב", "ל", "כ", "מ"] { all.append(conjunction + relative + preposition) }
      }
    }
    return all.filter { !$0.isEmpty }.map { Array($0.utf8) }
  }()
  static let prefixBytesMax = prefixes.map(\.count).max() ?? 0
}
