/// The written form of words, compared where case or marks count: only quotes, hyphens and spaces are made alike.
enum ExactForm {
  static func scalars(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text {
      switch FoldTable.shared[scalar.value].kind {
      case .drop: continue
      case .space, .newline, .hyphen: if result.last != " " { result.append(" ") }
      case .apostrophe: result.append("'")
      default:
        // Full-width letters are the same letters: Japanese headlines write ＮＡＴＯ.
        let scalar = 0xff01...0xff5e ~= scalar.value ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar
        let isSpace = scalar.value <= 0x20 || scalar == "-"
        if !isSpace || result.last != " " { result.append(isSpace ? " " : scalar) }
      }
    }
    return result
  }

  static func lowerCase(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    scalars(text).flatMap { scalar in Array(scalar.properties.lowercaseMapping.unicodeScalars) }
  }
}
