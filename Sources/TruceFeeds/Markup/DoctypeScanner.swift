/// Finds the end of a DOCTYPE and keeps what its internal subset says, up to a cap.
struct DoctypeScanner {
  /// Bytes of a DOCTYPE that are kept; the longest that honest feeds carry (HTML's entities) has 15 KiB.
  private static let bytesMax = 64 << 10

  /// What stands between `<!DOCTYPE` and its `>`.
  private(set) var text: [UInt8] = []
  private var depth = 0
  private var quote: UInt8 = 0
  private var dashes = 0
  private var isComment = false

  /// Reads one byte; true when it ends the DOCTYPE.
  mutating func read(_ byte: UInt8) -> Bool {
    if text.count < DoctypeScanner.bytesMax { text.append(byte) }
    if isComment {
      if byte == UInt8(ascii: ">"), dashes >= 2 { isComment = false }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
      return false
    }
    if quote != 0 {
      if byte == quote { quote = 0 }
      return false
    }
    dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
    case UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "]"): depth -= 1
    case UInt8(ascii: "-") where dashes == 2 && depth > 0: (isComment, dashes) = (true, 0)
    case UInt8(ascii: ">"): return depth <= 0
    default: break
    }
    return false
  }

  /// The name of the document's root element, in lower case.
  var name: String {
    let name = text.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "[") }
    return String(decoding: name.prefix(40), as: UTF8.self).lowercased()
  }
}
