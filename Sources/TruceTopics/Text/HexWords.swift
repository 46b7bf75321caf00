internal import TruceText

/// Reads the tables of numbers in our sources: words of hexadecimal numbers with signs between them, `391-3A1=3B1`.
enum HexWords {
  /// Calls `body` with the numbers of each word and the first sign in it, 0 where there is none.
  @inline(__always)
  static func forEach(in text: String, _ body: (_ numbers: [UInt32], _ sign: UInt8) -> Void) {
    var (numbers, number, sign): ([UInt32], UInt32?, UInt8) = ([], nil, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = (number ?? 0) << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = (number ?? 0) << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default:
        if let number { numbers.append(number) }
        number = nil
        if byte > 0x20 {
          if sign == 0 { sign = byte }
        } else if !numbers.isEmpty {
          body(numbers, sign)
          numbers.removeAll(keepingCapacity: true)
          sign = 0
        }
      }
    }
    if let number { numbers.append(number) }
    if !numbers.isEmpty { body(numbers, sign) }
  }
}
