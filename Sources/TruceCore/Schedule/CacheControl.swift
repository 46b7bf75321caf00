internal import TruceText

/// The directives of `Cache-Control` that say how long a response stays fresh.
///
/// Source: RFC 9111, 5.2.2.
struct CacheControl {
  private(set) var maxAgeSeconds: Int64?
  /// `no-cache` or `no-store`: nothing is fresh, whatever else is said.
  private(set) var isUncacheable = false

  init(_ header: String) {
    for directive in header.lowercased().split(separator: ",") {
      let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmed(where: \.isBlank) }
      switch parts.first {
      case "no-cache" where parts.count == 1, "no-store": isUncacheable = true
      case "max-age" where parts.count == 2:
        maxAgeSeconds = DecimalSeconds.parse(parts[1].filter { $0 != "\"" })
      default: break
      }
    }
  }
}

/// Whole seconds in a header: digits, however many.
enum DecimalSeconds {
  /// - Returns: nil for anything but digits; what overflows is `Int64.max / 1000`, later clamped to a day.
  static func parse(_ text: some StringProtocol) -> Int64? {
    let digits = text.trimmed(where: \.isBlank)
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int64(digits).map { min($0, Int64.max / 1000) } ?? Int64.max / 1000
  }
}

extension Character {
  /// The white space of headers. Source: RFC 9110, 5.6.3.
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
