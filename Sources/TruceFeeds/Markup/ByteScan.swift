/// Searches for the few bytes that mean something, sixteen at a time.
enum ByteScan {
  /// The first `<`, `&`, DEL or control character other than tab, line feed and carriage return; else the count.
  static func firstMarkup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let isMark = (block .== 0x3C) .| (block .== 0x26) .| (block .== 0x7F)
      let isControl = (block .< 0x20) .& (block .!= 0x0A) .& (block .!= 0x0D) .& (block .!= 0x09)
      if any(isMark .| isControl) { break }
      index += 16
    }
    while index < bytes.count, !isMarkup(bytes[index]) { index += 1 }
    return index
  }

  /// The first `]`, `>` or forbidden control character; else the count.
  static func firstCDATAStop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 16 <= bytes.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let isMark = (block .== 0x5D) .| (block .== 0x3E) .| (block .== 0x7F)
      let isControl = (block .< 0x20) .& (block .!= 0x0A) .& (block .!= 0x0D) .& (block .!= 0x09)
      if any(isMark .| isControl) { break }
      index += 16
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x5D || byte == 0x3E || byte == 0x7F || isControl(byte) { break }
      index += 1
    }
    return index
  }

  @inline(__always)
  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x26 || byte == 0x7F || isControl(byte)
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
  }
}
