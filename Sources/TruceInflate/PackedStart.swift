/// What the first bytes of a document are.
package enum PackedStart: Equatable {
  case undecided
  case plain
  case packed(Inflater.Format)

  /// Two bytes of RFC 1952, and 8 for its only method.
  static let gzip: [UInt8] = [0x1F, 0x8B, 0x08]

  /// - Parameter mayBeRaw: What is no text is compressed.
  package init(_ bytes: UnsafeRawBufferPointer, mayBeRaw: Bool = false) {
    guard let first = bytes.first else {
      self = .undecided
      return
    }
    if first == PackedStart.gzip[0] {
      self = PackedStart.ofGzip(bytes)
    } else if mayBeRaw {
      self = PackedStart.ofDeflate(first, bytes)
    } else if first == 0x78 {
      self = bytes.count < 2 ? .undecided : PackedStart.zlibFlags.contains(bytes[1]) ? .packed(.zlib) : .plain
    } else {
      self = .plain
    }
  }

  /// Behind 0x78, which is an `x`: what zlib writes at its four levels.
  private static let zlibFlags: [UInt8] = [0x01, 0x5E, 0x9C, 0xDA]

  private static func ofGzip(_ bytes: UnsafeRawBufferPointer) -> PackedStart {
    let start = bytes.prefix(gzip.count)
    guard start.elementsEqual(gzip.prefix(start.count)) else { return .plain }
    return start.count < gzip.count ? .undecided : .packed(.gzip)
  }

  /// Of what is said to be deflate: zlib as RFC 9110 has it, raw as some servers do, or text all the same.
  private static func ofDeflate(_ first: UInt8, _ bytes: UnsafeRawBufferPointer) -> PackedStart {
    guard bytes.count > 1 else { return .undecided }
    if first & 0x0F == 8, first <= 0x78, (Int(first) << 8 | Int(bytes[1])) % 31 == 0 { return .packed(.zlib) }
    return isTextStart(first, bytes[1]) ? .plain : .packed(.raw)
  }

  /// A document begins with a tag, a brace, white space or a byte order mark; a raw stream that begins so is
  /// next to impossible.
  private static func isTextStart(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["), 0xEF, 0xFE, 0xFF: true
    case 0: second == UInt8(ascii: "<") || second == UInt8(ascii: "{")
    default: false
    }
  }
}
