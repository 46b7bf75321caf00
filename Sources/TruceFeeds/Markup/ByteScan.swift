internal import Glibc

/// Searches for the few bytes that mean something, eight at a time.
///
/// Words of eight bytes, for the standard library's SIMD types compare lane by lane: they are ten times slower.
/// Source: Henry S. Warren, “Hacker's Delight”, section 6-1.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte that equals `byte`; else the count.
  static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
    guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

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

  /// The first byte that ends a run of shown text: `<`, `&`, DEL, a control character or white space other than a
  /// single space, or the lead byte of U+0080…U+00BF, among which is the no-break space; else the count.
  static func firstTextStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let spaces = equals(word, 0x20)
      let found =
        equals(word, 0x3C) | equals(word, 0x26) | equals(word, 0x7F) | equals(word, 0xC2)
        | ((word &- ones &* 0x20) & ~word & highs) | (spaces & spaces << 8)
      if found != 0 {
        index += found.trailingZeroBitCount / 8
        break
      }
      index += 8
      // Two spaces may meet at the border of two words.
      if spaces & 1 << 63 != 0, index < bytes.count, bytes[index] == 0x20 { return index }
    }
    while index < bytes.count, !endsText(bytes, index) { index += 1 }
    return index
  }

  @inline(__always)
  private static func endsText(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0..<0x20, 0x3C, 0x26, 0x7F, 0xC2: true
    case 0x20: index > 0 && bytes[index - 1] == 0x20
    default: false
    }
  }

  /// The number of line feeds.
  static func countLines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var count = 0
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (ones &* 0x0A)
      // Exact for every byte, unlike `equals`: no carry leaves a byte.
      count &+= (~(((word & ~highs) &+ ~highs) | word) & highs).nonzeroBitCount
      index &+= 8
    }
    while index < raw.count {
      if raw[index] == 0x0A { count += 1 }
      index += 1
    }
    return count
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
