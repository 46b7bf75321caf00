/// Searches for the few bytes that mean something, eight at a time.
///
/// Words of eight bytes, for the standard library's SIMD types compare lane by lane: they are ten times slower.
/// Source: Henry S. Warren, “Hacker's Delight”, section 6-1.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first `<`, `&`, DEL or control character other than tab, line feed and carriage return; else the count.
  @inline(__always)
  static func firstMarkup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { equals($0, 0x3C) | equals($0, 0x26) }
  }

  /// The first `]`, DEL or control character other than tab, line feed and carriage return; else the count.
  @inline(__always)
  static func firstCDATAStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { equals($0, 0x5D) }
  }

  /// The number of line feeds.
  static func countLines(in bytes: borrowing [UInt8]) -> Int {
    bytes.withUnsafeBytes { raw in
      var count = 0
      var index = 0
      while index + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (ones &* 0x0A)
        // Exact for every byte, unlike `equals`: no carry leaves a byte.
        count += (~(((word & ~highs) &+ ~highs) | word) & highs).nonzeroBitCount
        index += 8
      }
      while index < raw.count {
        if raw[index] == 0x0A { count += 1 }
        index += 1
      }
      return count
    }
  }

  /// The first byte that `marks` finds, or DEL, or a control character that is no white space.
  @inline(__always)
  private static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: (UInt64) -> UInt64
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = marks(word) | equals(word, 0x7F) | ((word &- ones &* 0x20) & ~word & highs)
      guard found != 0 else {
        index += 8
        continue
      }
      // The lowest mark is exact; those above it may be carries.
      index += found.trailingZeroBitCount / 8
      guard isSpace(bytes[index]) else { return index }
      index += 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x7F || marks(UInt64(byte) &* ones) != 0 || (byte < 0x20 && !isSpace(byte)) { break }
      index += 1
    }
    return index
  }

  /// The high bit of each byte that equals `byte`; bytes above the first such one may be marked too.
  @inline(__always)
  private static func equals(_ word: UInt64, _ byte: UInt64) -> UInt64 {
    let difference = word ^ (ones &* byte)
    return (difference &- ones) & ~difference & highs
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
