/// Syllables of Hangul and their letters.
///
/// Source: Unicode, section 3.12, “Conjoining Jamo Behavior”.
enum Hangul {
  static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
  static let finals: ClosedRange<UInt32> = 0x11a8...0x11c2
  private static let initials: ClosedRange<UInt32> = 0x1100...0x1112
  private static let syllables: ClosedRange<UInt32> = 0xac00...0xd7a3

  /// The syllable of what is written and the letter that follows it; nil where they make none.
  static func syllable(_ written: UInt32, _ letter: UInt32) -> UInt32? {
    if vowels.contains(letter) {
      guard initials.contains(written) else { return nil }
      return 0xac00 + ((written - 0x1100) * 21 + (letter - 0x1161)) * 28
    }
    guard syllables.contains(written), (written - 0xac00).isMultiple(of: 28) else { return nil }
    return written + letter - 0x11a7
  }

  /// The two or three letters of a syllable; nil of anything else.
  static func letters(of scalar: UInt32) -> [Unicode.Scalar]? {
    guard syllables.contains(scalar) else { return nil }
    let index = scalar - 0xac00
    let values = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11a7 + index % 28]
    return values.prefix(index.isMultiple(of: 28) ? 2 : 3).compactMap(Unicode.Scalar.init)
  }
}
