internal import Yams

/// A YAML text made ready for Yams, which must not see two things that a person may write.
///
/// - An alias. Yams puts what it stands for in its place: a few lines become a tree of a billion nodes, whose keys it
///   hashes, or of a million levels, which are freed by recursion.
/// - A key that stands twice. Yams refuses the mapping as a whole and names one place, where every mistake is to be told
///   at once.
///
/// A letter of the private use area takes the place of one character of each, so that nothing moves.
struct YAMLText {
  /// What Yams reads.
  private(set) var masked: String
  /// Stands for the `*` of aliases, and for some others; nil where the text has no anchor, so no alias can be good.
  private let star: Unicode.Scalar?
  /// Of keys that stand twice.
  private var firstLetters: [TextPosition: Unicode.Scalar] = [:]

  /// More double keys than these are told one by one: each costs one more reading.
  static let doubleKeysMax = 50
  private static let firstLetterMark: UInt32 = 0xE000
  private static let starMarks: ClosedRange<UInt32> = 0xE100...0xF8FF

  init(_ text: String) {
    var text = text
    guard text.withUTF8({ !Self.tokens("&", in: $0).isEmpty }) else {
      (masked, star) = (text, nil)
      return
    }
    let used = Set(text.unicodeScalars.lazy.filter { Self.starMarks.contains($0.value) })
    // Where a text uses all of them, one of them is a star to us.
    star = Self.starMarks.lazy.compactMap(Unicode.Scalar.init).first { !used.contains($0) } ?? "\u{F8FF}"
    masked = text.withUTF8 { [star] bytes in Self.text(bytes, marking: Self.tokens("*", in: bytes), with: star) }
  }

  var mayHaveAliases: Bool { star != nil }

  // MARK: Aliases

  /// The name of the alias that the plain scalar `text` is; nil where it is none.
  func alias(_ text: String) -> Substring? {
    guard let star, text.unicodeScalars.first == star else { return nil }
    return Substring(text.unicodeScalars.dropFirst())
  }

  /// The scalar `text`, which begins at `place`, as the person wrote it.
  func original(_ text: String, at place: TextPosition) -> String {
    var text = text
    if let letter = firstLetters[place] { text = String(letter) + String(text.unicodeScalars.dropFirst()) }
    guard let star, text.unicodeScalars.contains(star) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.lazy.map { $0 == star ? "*" : $0 })
    return String(scalars)
  }

  /// Where `indicator` stands as the first character of an alias or an anchor, or within a scalar so that it might be one.
  private static func tokens(_ indicator: Unicode.Scalar, in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    let indicator = UInt8(ascii: indicator)
    return text.indices.filter { index in
      text[index] == indicator && index + 1 < text.count && isOfAName(text[index + 1])
        && (index == 0 || isBeforeAToken(text[index - 1]))
    }
  }

  /// Source: `yaml_parser_scan_anchor` of libyaml.
  private static func isOfAName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  static func isOfAName(_ scalar: Unicode.Scalar) -> Bool { UInt8(exactly: scalar.value).map(isOfAName) ?? false }

  /// White space, what opens or parts a list or mapping, and the last byte of breaks that are no ASCII.
  private static func isBeforeAToken(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x80 || "[{,:?".utf8.contains(byte)
  }

  private static func text(
    _ text: UnsafeBufferPointer<UInt8>, marking tokens: [Int], with mark: Unicode.Scalar?
  ) -> String {
    guard let mark else { return String(decoding: text, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 2 * tokens.count)
    var start = 0
    for token in tokens {
      bytes += text[start..<token]
      bytes += Array(String(mark).utf8)
      start = token + 1
    }
    return String(decoding: bytes + text[start...], as: UTF8.self)
  }

  // MARK: Double keys

  /// Makes the key at `place` another one; false where that would change more.
  mutating func hideKey(at place: TextPosition) -> Bool {
    guard firstLetters.count < Self.doubleKeysMax,
      let mark = Unicode.Scalar(Self.firstLetterMark + UInt32(firstLetters.count)), var index = index(of: place)
    else { return false }
    let scalars = masked.unicodeScalars
    if scalars[index] == "\"" || scalars[index] == "'" { index = scalars.index(after: index) }
    guard index < scalars.endIndex else { return false }
    let letter = scalars[index]
    guard letter.properties.isAlphabetic || "_<0123456789".unicodeScalars.contains(letter) else { return false }
    masked.unicodeScalars.replaceSubrange(index...index, with: [mark])
    firstLetters[place] = letter
    return true
  }

  private func index(of place: TextPosition) -> String.Index? {
    var cursor = TextCursor()
    return masked.unicodeScalars.indices.first { index in
      defer { cursor.advance(over: masked.unicodeScalars[index]) }
      return cursor.position == place
    }
  }
}
