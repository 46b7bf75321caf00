/// Looks for what is no UTF-8 in bytes.
///
/// Source: RFC 3629, section 4.
enum UTF8Check {
  /// What the bytes from one place on are.
  enum Sequence: Equatable {
    case valid(length: Int)
    /// A lead byte with too few bytes after it, of which all there are fit; only at the end of the bytes.
    case incomplete
    /// No UTF-8; `length` bytes make one mistake.
    case invalid(length: Int)
  }

  /// The index of the first byte from `start` on where no whole valid sequence begins, else the number of bytes.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    // A block is judged with the three bytes before it, which are of whole sequences.
    let blocksStart = min(start + 3, bytes.count)
    var index = endOfSequences(bytes, from: start, upTo: blocksStart)
    guard index >= blocksStart else { return index }
    let end = ByteScan.endOfValidBlocks(in: bytes, from: index)
    if end > index {
      // Of the last three bytes those that continue a sequence end it, for it was judged.
      index = end - 3
      while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return endOfSequences(bytes, from: index, upTo: bytes.count)
  }

  /// Passes over valid sequences that begin before `limit`.
  private static func endOfSequences(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, upTo limit: Int
  ) -> Int {
    var index = start
    while index < limit, case .valid(let length) = sequence(in: bytes, at: index) { index += length }
    return index
  }

  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { firstFault(in: $0, from: 0) == $0.count }
  }

  static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Sequence {
    let lead = bytes[index]
    let length: Int
    switch lead {
    case 0..<0x80: return .valid(length: 1)
    case 0xC0..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF8: length = 4
    default: return .invalid(length: 1)
    }
    for offset in 1..<length {
      guard index + offset < bytes.count else { return .incomplete }
      guard bytes[index + offset] & 0xC0 == 0x80 else { return .invalid(length: offset) }
    }
    return isScalar(lead, bytes[index + 1]) ? .valid(length: length) : .invalid(length: length)
  }

  /// Refuses overlong forms, surrogates and what is beyond U+10FFFF; the first two bytes tell them.
  private static func isScalar(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xC0, 0xC1: false
    case 0xE0: second >= 0xA0
    case 0xED: second < 0xA0
    case 0xF0: second >= 0x90
    case 0xF4: second < 0x90
    case 0xF5...: false
    default: true
    }
  }
}
