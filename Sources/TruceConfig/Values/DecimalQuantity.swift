internal import TruceText

/// A number and its unit as a person writes them: `60`, `0.05s`, `1.5MiB`.
///
/// Exact: the digits are kept as integers, so that `0.1s` is 100 ms and nothing overflows unseen.
struct DecimalQuantity {
  /// The unit as written; empty for a bare number.
  let unit: String
  private let digits: Int64
  /// 10 to the number of digits behind the point.
  private let scale: Int64

  /// Digits behind the point that are read; with them no scale or product gets near 2^63 by itself.
  private static let fractionDigitsMax = 9

  /// Fails where `text` is no plain decimal number with letters behind it, or too long for 64 bits.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = bytes.prefix(while: \.isASCIIDigit)
    guard !whole.isEmpty else { return nil }
    var rest = bytes.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
      guard (1...Self.fractionDigitsMax).contains(fraction.count) else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard rest.allSatisfy(\.isASCIILetter), let digits = Self.number(whole + fraction) else { return nil }
    self.digits = digits
    scale = fraction.reduce(1) { power, _ in power * 10 }
    unit = String(decoding: rest, as: UTF8.self)
  }

  /// The quantity in units of which `factor` make one of `unit`, rounded to the nearest; nil: too large.
  func times(_ factor: Int64) -> Int64? {
    let (product, overflows) = digits.multipliedReportingOverflow(by: factor)
    guard !overflows else { return nil }
    let (whole, rest) = product.quotientAndRemainder(dividingBy: scale)
    return rest * 2 >= scale ? whole + 1 : whole
  }

  var isZero: Bool { digits == 0 }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int64? {
    var number: Int64 = 0
    for byte in bytes {
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !overflows, !overflowsToo else { return nil }
      number = sum
    }
    return number
  }
}
