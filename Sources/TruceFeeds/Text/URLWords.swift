internal import TruceText

/// The words that a URL's path holds, as in `/2026/11/truce-talks-resume-in-cairo-20261122.html`.
enum URLWords {
  /// The words of the last part of the path that has two or more; nil where none has.
  static func title(of url: String) -> String? {
    let path = url[bytes: WebAddress(url).path].utf8
    // A word that stands alone is no address.
    guard path.first == UInt8(ascii: "/") else { return nil }
    for part in path.split(separator: UInt8(ascii: "/")).reversed() {
      let words = words(of: part)
      if words.count > 1 { return words.joined(separator: " ") }
    }
    return nil
  }

  private static func words(of part: Substring.UTF8View) -> [String] {
    let decoded = decodePercent(part)
    guard UTF8Check.isValid(decoded) else { return [] }
    let pieces = String(decoding: decoded, as: UTF8.self).split { $0 == "-" || $0 == "_" || $0 == " " || $0 == "+" }
    var words = pieces.map(String.init)
    if let last = words.popLast() {
      let stem = withoutExtension(last)
      if !stem.isEmpty { words.append(stem) }
    }
    // What ends a slug is often the article's number, not its word.
    while let last = words.last, isIdentifier(last) { words.removeLast() }
    return words.contains { $0.contains(where: \.isLetter) } ? words : []
  }

  private static func withoutExtension(_ word: String) -> String {
    for suffix in [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml"] where word.hasSuffix(suffix) {
      return String(word.dropLast(suffix.count))
    }
    return word
  }

  /// Digits alone, or letters mixed with digits beyond the length of a name such as `f16` or `covid19`.
  private static func isIdentifier(_ word: String) -> Bool {
    let digits = word.utf8.count(where: \.isASCIIDigit)
    return digits == word.utf8.count || (digits > 1 && word.utf8.count > 7)
  }

  private static func decodePercent(_ text: Substring.UTF8View) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = text.index(after: index)
      if byte == UInt8(ascii: "%"), let end = text.index(next, offsetBy: 2, limitedBy: text.endIndex),
        let value = UInt8(String(Substring(text[next..<end])), radix: 16), value >= 0x20
      {
        output.append(value)
        index = end
      } else {
        output.append(byte)
        index = next
      }
    }
    return output
  }
}
