package import Yams

extension Mistake {
  /// What is wrong with the YAML of `text`, and where.
  package init(_ error: YamlError, file: String, text: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.init(
        file: file, line: mark.line, column: mark.column,
        message: "not valid YAML: " + Self.sentence(problem, context, mark, text))
    case .reader:
      let position = TextPosition.first(in: text, where: Self.isForbidden) ?? TextPosition()
      self.init(
        file: file, line: position.line, column: position.column,
        message: "not valid YAML: a control character stands here")
    default:
      self.init(file: file, message: "not valid YAML: \(error)")
    }
  }

  private static func sentence(
    _ problem: String, _ context: YamlError.Context?, _ mark: Mark, _ text: String
  ) -> String {
    guard problem != "but found another document" else { return "a second document begins here; only one is read" }
    var sentence = problem
    if let context, context.text.hasPrefix("while") {
      sentence += " \(context.text) that begins at \(context.mark.line):\(context.mark.column)"
    }
    let place = TextPosition(line: mark.line, column: mark.column)
    var position = TextPosition()
    let character = text.unicodeScalars.first { scalar in
      defer { position.advance(over: scalar) }
      return position == place
    }
    return character == "\t" ? sentence + "; indent with spaces, not with tabs" : sentence
  }

  /// What YAML allows nowhere.
  ///
  /// Source: YAML 1.2.2, 5.1 “Character Set”.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...: false
    default: true
    }
  }
}
