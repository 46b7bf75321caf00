internal import Glibc

/// Searches for the few bytes that mean something, sixteen at a time.
///
/// A lane's high bit marks a find. The lanes are computed, for the comparisons of the standard library's SIMD types
/// and the search of their masks are not made of single instructions: they were thirty times slower.
/// Source: Henry S. Warren, “Hacker's Delight”, section 6-1.
enum ByteScan {
  private typealias Block = SIMD16<UInt8>

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

  /// The first byte that ends a run of shown text: `<`, `&`, DEL, a control character or line break, the second of two
  /// spaces, or the lead byte of U+0080…U+00BF, among which is the no-break space; else the count.
  static func firstTextStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 17 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      let next = raw.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
      let stops =
        equals(block, 0x3C) | equals(block, 0x26) | equals(block, 0x7F) | equals(block, 0xC2) | controls(block)
      let pairs = equals(block, 0x20) & equals(next, 0x20)
      guard isEmpty(stops | pairs) else { break }
      index += 16
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, 0x3C, 0x26, 0x7F, 0xC2: return index
      case 0x20: if index + 1 < bytes.count, bytes[index + 1] == 0x20 { return index + 1 }
      default: break
      }
      index += 1
    }
    return index
  }

  /// The first byte that is no ASCII; else the count.
  @inline(__always)
  static func firstBeyondASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= bytes.count, isEmpty(raw.loadUnaligned(fromByteOffset: index, as: Block.self) & 0x80) {
      index += 16
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The number of line feeds.
  static func countLines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var count = 0
    var index = 0
    while index + 16 <= bytes.count {
      var lanes = Block()
      let end = min(index + 15 * 16, bytes.count - 15)  // 15 in each of 8 lanes is a sum below 256
      while index < end {
        lanes &+= equals(raw.loadUnaligned(fromByteOffset: index, as: Block.self), 0x0A) &>> 7
        index += 16
      }
      let halves = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      count += Int((halves.x &* 0x0101_0101_0101_0101) >> 56) + Int((halves.y &* 0x0101_0101_0101_0101) >> 56)
    }
    while index < bytes.count {
      if bytes[index] == 0x0A { count += 1 }
      index += 1
    }
    return count
  }

  /// The first byte that `marks` finds, or DEL, or a control character that is no white space.
  @inline(__always)
  private static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: (Block) -> Block
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      let found = unsafeBitCast(marks(block) | equals(block, 0x7F) | controls(block), to: SIMD2<UInt64>.self)
      guard found.x | found.y != 0 else {
        index += 16
        continue
      }
      let low = UInt64(littleEndian: found.x)
      let high = UInt64(littleEndian: found.y)
      index += low != 0 ? low.trailingZeroBitCount / 8 : 8 + high.trailingZeroBitCount / 8
      guard isSpace(bytes[index]) else { return index }
      index += 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isMark = marks(Block(repeating: byte))[0] != 0
      if byte == 0x7F || isMark || (byte < 0x20 && !isSpace(byte)) { break }
      index += 1
    }
    return index
  }

  /// The lanes that equal `byte`.
  @inline(__always)
  private static func equals(_ block: Block, _ byte: UInt8) -> Block {
    let difference = block ^ byte
    return (difference &- 1) & ~difference & 0x80
  }

  /// The lanes below 0x20.
  @inline(__always)
  private static func controls(_ block: Block) -> Block { (block &- 0x20) & ~block & 0x80 }

  @inline(__always)
  private static func isEmpty(_ block: Block) -> Bool {
    let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
    return halves.x | halves.y == 0
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
