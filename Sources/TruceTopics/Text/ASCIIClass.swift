internal import TruceText

/// What the bytes of a folded text are.
enum ASCIIClass {
  /// Letters, digits, and all bytes from 0x80 on (`TextFolder`, invariant 2).
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit
  }

  /// The bytes `.`, `!` and `?`, which end sentences.
  static func isStop(_ byte: UInt8) -> Bool { byte == 0x2e || byte == 0x21 || byte == 0x3f }
}
