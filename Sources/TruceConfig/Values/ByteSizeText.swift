internal import TruceText
package import TruceYAML

/// A number of bytes as a person writes it: `512`, `64KiB`, `1.5MiB`, `10MB`.
package enum ByteSizeText {
  /// 1 TiB: larger is a slip of the hand.
  package static let bytesMax: Int64 = 1 << 40

  private static let bytesOfUnit: [String: Int64] = [
    "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
  ]

  /// Reads `text`; a bare number is bytes, and units may be written in any case.
  ///
  /// - Returns: Bytes, at most `bytesMax`.
  package static func bytes(_ text: String) throws(ValueProblem) -> Int {
    guard !text.hasPrefix("-") else { throw ValueProblem("\(text.quoted) is negative") }
    guard let quantity = DecimalQuantity(text), let factor = bytesOfUnit[quantity.unit.lowercased()] else {
      throw ValueProblem("\(text.quoted) is not a size: write it like 512, 64KiB or 16MiB")
    }
    guard let bytes = quantity.times(factor), bytes <= bytesMax else {
      throw ValueProblem("\(text.quoted) is too large: at most 1024GiB")
    }
    return Int(bytes)
  }
}
