/// Characters that browsers read in an encoding and iconv does not: what vendors put into its gaps.
///
/// Source: WHATWG Encoding, the indexes jis0208 and Big5, and section 10.2 for the euro sign of GBK.
enum WebCharacters {
  /// The scalar of the bytes at `offset`, which iconv refused, and how many bytes it takes; nil where browsers have none
  /// either.
  static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, encoding: String
  ) -> (scalar: UInt32, length: Int)? {
    let second = offset + 1 < bytes.count ? Int(bytes[offset + 1]) : 0
    switch encoding {
    case "gb18030": return bytes[offset] == 0x80 ? (0x20AC, 1) : nil
    case "big5-hkscs": return big5[Int(bytes[offset]) << 8 | second].map { ($0, 2) }
    case "iso-2022-jp-3":
      // Of 7-bit bytes iconv refuses only pairs.
      return japanese(row: Int(bytes[offset]) - 0x20, cell: second - 0x20).map { ($0, 2) }
    default: return nil
    }
  }

  /// Puts what browsers read in place of the private characters that iconv makes of rows 89 to 92 of EUC-JP.
  static func replacePrivate(in text: inout [UInt8], from start: Int) {
    var index = start
    // Only private characters, U+E000 to U+EFFF, have this lead byte.
    while let lead = text[index...].firstIndex(of: 0xEE), lead + 2 < text.count {
      index = lead + 3
      let number = Int(text[lead + 1] & 0x3F) << 6 | Int(text[lead + 2] & 0x3F)
      // The private characters begin with row 85.
      guard let scalar = japanese(row: 85 + number / 94, cell: number % 94 + 1), scalar >= 0x800, scalar < 0x10000
      else { continue }
      text[lead] = UInt8(0xE0 | scalar >> 12)
      text[lead + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      text[lead + 2] = UInt8(0x80 | scalar & 0x3F)
    }
  }

  private static func japanese(row: Int, cell: Int) -> UInt32? {
    guard let place = rows.firstIndex(of: row), (1...94).contains(cell) else { return nil }
    let scalar = vendor[place * 94 + cell - 1]
    return scalar == 0xFFFD ? nil : scalar
  }

  /// NEC's special characters, and the ideographs of IBM as NEC has them.
  private static let rows = [13, 89, 90, 91, 92]

  /// What Windows reads in `rows`, cell by cell.
  private static let vendor: [UInt32] = rows.flatMap { row in (1...94).map { windows(row: row, cell: $0) } }

  private static func windows(row: Int, cell: Int) -> UInt32 {
    let (lead, trail) = ((row - 1) / 2, cell - 1 + (row % 2 == 1 ? 0 : 94))
    let bytes = [UInt8(lead + (lead < 31 ? 0x81 : 0xC1)), UInt8(trail + (trail < 63 ? 0x40 : 0x41))]
    guard var converter = IconvConverter(name: "cp932") else { return 0xFFFD }
    var text: [UInt8] = []
    bytes.withUnsafeBufferPointer { converter.convert($0, into: &text) }
    return String(decoding: text, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
  }

  private static let big5: [Int: UInt32] = [
    0xA15A: 0x2574, 0xA1C3: 0xFFE3, 0xA1C5: 0x02CD, 0xA1FE: 0xFF0F, 0xA240: 0xFF3C, 0xA2CC: 0x5341, 0xA2CE: 0x5345,
    0xA3E1: 0x20AC,
  ]
}
