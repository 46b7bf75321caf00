internal import CBytes
internal import Glibc

/// Searches for the few bytes that mean something, sixteen at a time.
///
/// A lane of 0xFF marks a find. The lanes are compared by C's vector types: the comparisons of the standard library's
/// SIMD types go lane by lane and were thirty times slower, and lanes computed without comparisons twice as slow.
package enum ByteScan {
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
    first(in: bytes, from: start) { tw_equal($0, 0x3C) | tw_equal($0, 0x26) }
  }

  /// The first `]`, DEL or control character other than tab, line feed and carriage return; else the count.
  @inline(__always)
  static func firstCDATAStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_equal($0, 0x5D) }
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
        tw_equal(block, 0x3C) | tw_equal(block, 0x26) | tw_equal(block, 0x7F) | tw_equal(block, 0xC2)
        | tw_below(block, 0x20)
      let pairs = tw_equal(block, 0x20) & tw_equal(next, 0x20)
      if let lane = firstLane(stops | pairs) {
        // Of a pair the second space is the stop.
        return bytes[index + lane] == 0x20 ? index + lane + 1 : index + lane
      }
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

  /// The first byte that JSON text of one line may have to escape: a control character, DEL, `"`, `\\`, or the lead byte
  /// of C1 controls (C2), of U+061C (D8) or of the controls of direction and line (E2); else the count.
  package static func firstJSONStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start, mayPassSpace: false, jsonMarks)
  }

  @inline(__always)
  private static func jsonMarks(_ block: Block) -> Block {
    tw_equal(block, 0x22) | tw_equal(block, 0x5C) | tw_equal(block, 0xC2) | tw_equal(block, 0xD8)
      | tw_equal(block, 0xE2)
  }

  /// The first `<`, `>`, `"` or `'`; else the count.
  static func firstTagStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      let stops = tw_equal(block, 0x3C) | tw_equal(block, 0x3E) | tw_equal(block, 0x22) | tw_equal(block, 0x27)
      if let lane = firstLane(stops) { return index + lane }
      index += 16
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0x3C, 0x3E, 0x22, 0x27: return index
      default: index += 1
      }
    }
    return index
  }

  /// The first space or control character; else the count.
  static func firstSpace(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start, mayPassSpace: false) { tw_equal($0, 0x20) }
  }

  /// The first byte that is no ASCII; else the count.
  @inline(__always)
  static func firstBeyondASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      if let lane = firstLane(block & 0x80) { return index + lane }
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
      let end = min(index + 31 * 16, bytes.count - 15)  // 31 in each of 8 lanes is a sum below 256
      while index < end {
        lanes &-= tw_equal(raw.loadUnaligned(fromByteOffset: index, as: Block.self), 0x0A)
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

  /// The first byte that `marks` finds, or DEL, or a control character; white space only where it may not be passed.
  @inline(__always)
  private static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, mayPassSpace: Bool = true, _ marks: (Block) -> Block
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      guard let lane = firstLane(marks(block) | tw_equal(block, 0x7F) | tw_below(block, 0x20)) else {
        index += 16
        continue
      }
      index += lane
      guard mayPassSpace, isSpace(bytes[index]) else { return index }
      index += 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isMark = marks(Block(repeating: byte))[0] != 0
      if byte == 0x7F || isMark || (byte < 0x20 && !(mayPassSpace && isSpace(byte))) { break }
      index += 1
    }
    return index
  }

  /// The first lane that is not 0.
  @inline(__always)
  private static func firstLane(_ block: Block) -> Int? {
    let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
    guard halves.x | halves.y != 0 else { return nil }
    let (low, high) = (UInt64(littleEndian: halves.x), UInt64(littleEndian: halves.y))
    return low != 0 ? low.trailingZeroBitCount / 8 : 8 + high.trailingZeroBitCount / 8
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
