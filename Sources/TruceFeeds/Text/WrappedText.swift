/// Line breaks that stand in a text only because its lines had to end somewhere.
enum WrappedText {
  /// Whether a line break between the end of `before` and what stands at `index` of `after` is no space: scripts
  /// without spaces between words are wrapped inside words.
  ///
  /// Source: CSS Text 3, section 4.1.2: between two characters that are wide, and neither of them Hangul.
  static func isUnspaced(
    _ before: UnsafeBufferPointer<UInt8>, _ after: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Bool {
    guard before.count >= 3, isWide(after, index) else { return false }
    return isWide(before, last(before))
  }

  /// Where the last character begins.
  private static func last(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = bytes.count - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// Whether an ideograph, a kana, or a full-width sign stands at `index`.
  private static func isWide(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index] >= 0xE2 else { return false }
    let (lead, second, third) = (UInt32(bytes[index]), UInt32(bytes[index + 1]), UInt32(bytes[index + 2]))
    // Planes 2 and 3 hold ideographs alone.
    if lead >= 0xF0 { return lead == 0xF0 && (0xA0...0xBF).contains(second) }
    switch (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F {
    case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F,
      0xFFE0...0xFFE6:
      return true
    default: return false
    }
  }
}
