internal import CBytes
internal import Glibc

/// Searches for the few bytes that mean something, and copies up to them, sixteen at a time.
package enum ByteScan {
  /// Bytes that are looked at together.
  static let blockBytes = 16

  /// The first byte that equals `byte`; else the count.
  static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
    guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first `<`, DEL or control character other than tab, line feed and carriage return; else the count.
  static func firstMarkup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_text_stops($0) }
  }

  /// The first `]`, DEL or control character other than tab, line feed and carriage return; else the count.
  static func firstCDATAStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_cdata_stops($0) }
  }

  /// The first byte that ends a run of shown text: `<`, `&`, DEL, a control character or line break, a space after a
  /// space, or the lead byte of U+0080…U+00BF, among which is the no-break space; else the count.
  static func firstTextStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start == 0 else { return first(in: bytes, from: start) { tw_shown_stops($0) } }
    // The first byte has none before it.
    guard let byte = bytes.first, byte >= 0x20, ![0x3C, 0x26, 0x7F, 0xC2].contains(byte) else { return 0 }
    return first(in: bytes, from: 1) { tw_shown_stops($0) }
  }

  /// The first byte that JSON text of one line may have to escape: a control character, DEL, `"`, `\\`, or the lead byte
  /// of C1 controls (C2), of U+061C (D8) or of the controls of direction and line (E2); else the count.
  package static func firstJSONStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_json_stops($0) }
  }

  /// The first byte that does not stand for itself in a string of JSON: a control character, `"` or `\\`; else the count.
  static func firstStringStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_string_stops($0) }
  }

  /// The first `<`, `>`, `"` or `'`; else the count.
  @inline(__always)
  static func firstTagStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_tag_stops($0) }
  }

  /// The first byte that may not stand in an attribute's value as it is: `"`, `&`, `<`, DEL or a control character; else
  /// the count.
  static func firstValueStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_value_stops($0) }
  }

  /// The first space, DEL or control character; else the count.
  static func firstSpace(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_spaces_and_controls($0) }
  }

  /// The first byte that is no ASCII; else the count.
  static func firstBeyondASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) { tw_beyond_ascii($0) }
  }

  /// The first block of sixteen bytes that has a fault as UTF-8, or less than a block's rest.
  ///
  /// - Parameter start: three bytes or more before it are of whole sequences.
  static func endOfValidBlocks(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var index = start
    while bytes.count &- index >= blockBytes, tw_utf8_faults(base + index) == 0 { index &+= blockBytes }
    return index
  }

  /// The number of line feeds.
  static func countLines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    _ = first(in: bytes, from: 0) { block in
      let feeds = tw_line_feeds(block)
      if feeds != 0 { count &+= feeds.nonzeroBitCount }
      return 0
    }
    return count
  }

  /// Copies text, with `MarkupRepair.referenceMark` for each `&`, up to where `firstMarkup` finds the end; adds up the
  /// line feeds.
  static func copyText(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into output: inout ByteBuffer, lines: inout Int
  ) -> Int {
    copy(bytes, from: start, into: &output, lines: &lines) { tw_copy_text($0, $1, MarkupRepair.referenceMark) }
  }

  /// Copies text up to where `firstCDATAStop` finds the end; adds up the line feeds.
  static func copyCDATA(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into output: inout ByteBuffer, lines: inout Int
  ) -> Int {
    copy(bytes, from: start, into: &output, lines: &lines) { tw_copy_cdata($0, $1) }
  }

  // MARK: The loops

  /// The first byte whose bit is set by `mask`, which gets the bytes block by block, zeros after the end; else the count.
  @inline(__always)
  private static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ mask: (UnsafePointer<UInt8>) -> UInt32
  ) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
    var index = start
    while bytes.count &- index >= blockBytes {
      let found = mask(base + index)
      guard found == 0 else { return index &+ found.trailingZeroBitCount }
      index &+= blockBytes
    }
    guard index < bytes.count else { return bytes.count }
    let last = LastBlock(bytes, from: index)
    return index &+ (last.withBytes(mask) | last.end).trailingZeroBitCount
  }

  /// Copies blocks up to the first byte whose bit is set by `copyBlock`, which writes sixteen bytes; bits of
  /// `tw_xml_spaces` do not count.
  @inline(__always)
  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into output: inout ByteBuffer, lines: inout Int,
    _ copyBlock: (UnsafeMutablePointer<UInt8>, UnsafePointer<UInt8>) -> UInt32
  ) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
    // Whole blocks are written; what is behind the stop does not count.
    let target = output.room(for: bytes.count - start + blockBytes)
    var index = start
    var stops: UInt32 = 0
    while stops == 0, bytes.count &- index >= blockBytes {
      let marks = copyBlock(target + (index &- start), base + index)
      if marks != 0 { stops = settle(marks, base + index, lines: &lines) }
      if stops == 0 { index &+= blockBytes }
    }
    if stops == 0 {
      let last = LastBlock(bytes, from: index)
      stops = last.withBytes { settle(copyBlock(target + (index &- start), $0) | last.end, $0, lines: &lines) }
    }
    index &+= stops.trailingZeroBitCount
    output.take(index - start)
    return index
  }

  /// What of `marks` is no white space; adds up the line feeds before it.
  @inline(__always)
  private static func settle(_ marks: UInt32, _ block: UnsafePointer<UInt8>, lines: inout Int) -> UInt32 {
    let stops = marks & ~tw_xml_spaces(block)
    lines &+= (tw_line_feeds(block) & (stops &- 1) & ~stops).nonzeroBitCount
    return stops
  }

  /// What is left after the whole blocks, with the byte before it and zeros after it.
  private struct LastBlock {
    private var lanes = SIMD32<UInt8>()
    /// The bit of the first byte after the end.
    let end: UInt32

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
      let rest = UnsafeRawBufferPointer(bytes)[max(index - 1, 0)...]
      end = 1 << UInt32(truncatingIfNeeded: bytes.count - index)
      withUnsafeMutableBytes(of: &lanes) { lanes in
        let target = UnsafeMutableRawBufferPointer(rebasing: lanes[(index > 0 ? 0 : 1)...])
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest))
      }
    }

    @inline(__always)
    func withBytes(_ mask: (UnsafePointer<UInt8>) -> UInt32) -> UInt32 {
      withUnsafeBytes(of: lanes) { lanes in
        lanes.withMemoryRebound(to: UInt8.self) { lanes in lanes.baseAddress.map { mask($0 + 1) } ?? 0 }
      }
    }
  }
}
