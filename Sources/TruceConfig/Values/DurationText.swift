internal import TruceText
package import TruceYAML

/// A length of time as a person writes it: `250ms`, `60`, `60s`, `5m`, `1.5h`, `7d`.
package enum DurationText {
  /// 100,000 days: longer is a slip of the hand, and far from the end of 64 bits.
  package static let millisecondsMax: Int64 = 100_000 * 86_400_000

  private static let millisecondsOfUnit: [String: Int64] = [
    "": 1000, "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]

  /// Reads `text`; a bare number is seconds.
  ///
  /// - Returns: Milliseconds, at most `millisecondsMax`; 0 only where a zero is written.
  package static func milliseconds(_ text: String) throws(ValueProblem) -> Int64 {
    guard !text.hasPrefix("-") else { throw ValueProblem("\(text.quoted) is negative") }
    guard let quantity = DecimalQuantity(text), let factor = millisecondsOfUnit[quantity.unit] else {
      throw ValueProblem("\(text.quoted) is not a duration: write it like 250ms, 60s, 5m, 1h or 7d")
    }
    guard let milliseconds = quantity.times(factor), milliseconds <= millisecondsMax else {
      throw ValueProblem("\(text.quoted) is too long: at most 100000d")
    }
    guard milliseconds > 0 || quantity.isZero else {
      throw ValueProblem("\(text.quoted) is too short: a millisecond is the shortest")
    }
    return milliseconds
  }
}
