/// The written form of words, compared where case or marks count: quotes, hyphens and spaces are made alike, and what
/// nobody sees is left out.
enum ExactForm {
  static func scalars(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text {
      switch FoldTable.shared[scalar.value].kind {
      case .drop where !isMark(scalar): continue
      // The zero-width non-joiner parts only words of Arabic letters, as in `TextFolder`.
      case .hyphen where scalar == "\u{200C}" && !(0x600...0x6ff ~= result.last?.value ?? 0): continue
      case .space, .newline, .hyphen: append(" ", to: &result)
      case .apostrophe: result.append("'")
      default:
        // Full-width letters are the same letters: Japanese headlines write ＮＡＴＯ.
        append(0xff01...0xff5e ~= scalar.value ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar, to: &result)
      }
    }
    return result
  }

  static func lowerCase(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    scalars(text).flatMap { scalar in Array(scalar.properties.lowercaseMapping.unicodeScalars) }
  }

  /// Whether `text` starts with the letters of `wanted`, however their marks and compatibility forms are encoded; both are
  /// results of `scalars` or `lowerCase`.
  static func starts(_ text: [Unicode.Scalar], with wanted: [Unicode.Scalar]) -> Bool {
    if startsPlainly(text, with: wanted) { return true }
    guard text.contains(where: hasForms) || wanted.contains(where: hasForms) else { return false }
    return startsPlainly(decomposed(text), with: decomposed(wanted))
  }

  /// A combining mark of Latin, Greek or Cyrillic.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool { 0x300...0x36f ~= scalar.value }

  private static func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    let isSpace = scalar.value <= 0x20 || scalar == "-"
    if !isSpace || result.last != " " { result.append(isSpace ? " " : scalar) }
  }

  private static func startsPlainly(_ text: [Unicode.Scalar], with wanted: [Unicode.Scalar]) -> Bool {
    text.starts(with: wanted) && (text.count == wanted.count || !joins(text[wanted.count]))
  }

  /// Whether the scalar is part of the letter before it.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    isMark(scalar) || FoldTable.shared[scalar.value].kind == .join
  }

  /// Whether a scalar may be encoded in another way than in most texts.
  private static func hasForms(_ scalar: Unicode.Scalar) -> Bool {
    switch FoldTable.shared[scalar.value].kind {
    case .join, .mark, .spell: true
    case .replace: scalar.value >= 0x1f00 && !(0x2e80...0xf8ff ~= scalar.value)
    default: isMark(scalar)
    }
  }

  private static func decomposed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars(Decomposition.shared.decomposed(text))
  }
}
