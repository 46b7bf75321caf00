/// A title for comparing: lower case, words only, of at most `bytesMax` bytes of the title.
struct NormalizedTitle {
  /// A journal record holds at least this much of a title, so that the key can be made again from the record.
  static let bytesMax = 1024

  /// The words with a space between them.
  let text: [UInt8]
  /// Each word sets one of 64 bits.
  let sketch: UInt64

  var isEmpty: Bool { text.isEmpty }

  init(_ title: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(title.utf8.count, NormalizedTitle.bytesMax))
    var bits: UInt64 = 0
    var wordStart = 0
    func endWord() {
      guard bytes.count > wordStart else { return }
      var hash = StableHash()
      hash.combine(bytes[wordStart...])
      bits |= 1 << (hash.value & 63)
      bytes.append(UInt8(ascii: " "))
      wordStart = bytes.count
    }
    for scalar in title.cut(toUTF8Bytes: NormalizedTitle.bytesMax).unicodeScalars {
      if !NormalizedTitle.append(scalar, to: &bytes) { endWord() }
    }
    endWord()
    text = bytes.dropLast()
    sketch = bits
  }

  /// The share of the smaller title's words that the other has too, 0…1; 1 when either has none.
  static func overlap(_ left: UInt64, _ right: UInt64) -> Double {
    let smaller = min(left.nonzeroBitCount, right.nonzeroBitCount)
    return smaller == 0 ? 1 : Double((left & right).nonzeroBitCount) / Double(smaller)
  }

  /// Appends a letter or digit in lower case.
  ///
  /// - Returns: False for anything else: it ends a word.
  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(scalar.value))
    case 0x41...0x5A: bytes.append(UInt8(scalar.value | 0x20))
    case ..<0x80: return false
    default:
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil else { return false }
      if properties.isUppercase {
        bytes.append(contentsOf: properties.lowercaseMapping.utf8)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    return true
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
