internal import TruceText
internal import Yams

/// Says in plain English what libyaml found wrong.
enum YAMLSyntax {
  private static let prefix = "not valid YAML: "

  static func mistake(_ error: YamlError, _ source: SourceText) -> Mistake {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = TextPosition(context.flatMap { isAboutTheStart(problem) ? $0.mark : nil } ?? mark)
      return source.mistake(at: source.inside(place), prefix + sentence(problem, context, place, source))
    case .reader:
      let place = TextPosition.first(in: source.text, where: isForbidden)
      return source.mistake(at: place ?? TextPosition(), prefix + "a control character stands here")
    default:
      return Mistake(file: source.file, message: prefix + "\(error)")
    }
  }

  static func unknownAlias(_ name: some StringProtocol) -> String {
    "no '&\(name)' stands before the alias \("*\(name)".quoted); text that begins with '*' needs quotes"
  }

  /// Whether the place to mend is where the thing begins, not where libyaml gave up.
  private static func isAboutTheStart(_ problem: String) -> Bool {
    [
      "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator",
      "did not find expected alphabetic or numeric character",
    ].contains(problem)
  }

  private static func sentence(
    _ problem: String, _ context: YamlError.Context?, _ place: TextPosition, _ source: SourceText
  ) -> String {
    let rest = source.rest(at: place)
    switch problem {
    case "but found another document": return "a second document begins here; only one is read"
    case "found undefined alias": return unknownAlias(Substring(rest.dropFirst().prefix(while: YAMLText.isOfAName)))
    case "found character that cannot start any token" where rest.first != "\t":
      return "text that begins with \(String(Substring(rest.prefix(1))).quoted) needs quotes"
    default:
      let known = sentences[problem] ?? problem
      guard let context, let noun = nouns[context.text], context.mark.line != source.inside(place).line else {
        return known
      }
      return known + "; the \(noun) begins in line \(context.mark.line)"
    }
  }

  /// By libyaml's words.
  private static let sentences: [String: String] = [
    "could not find expected ':'": "a ':' is missing behind this key",
    "block sequence entries are not allowed in this context": "no item can begin here; check the indentation",
    "mapping keys are not allowed in this context": "no key can stand here; check the indentation",
    "mapping values are not allowed in this context":
      "no ': ' can stand here; put the text in quotes, or check the indentation",
    "found unexpected end of stream": "the quote is never closed",
    "found unexpected document indicator": "the quote is not closed before the document ends",
    "found unknown escape character": "this escape is unknown; write '\\\\' for a backslash, or use single quotes",
    "found character that cannot start any token": "a tab indents here; indent with spaces",
    "found invalid Unicode character escape code": "this escape stands for no character",
    "did not find expected hexdecimal number": "hexadecimal digits are missing in this escape",
    "found a tab character that violates indentation": "a tab indents here; indent with spaces",
    "found a tab character where an indentation space is expected": "a tab indents here; indent with spaces",
    "did not find expected alphabetic or numeric character":
      "'*' and '&' need a name behind them; text that begins with one needs quotes",
    "did not find expected comment or line break":
      "only a comment can follow '|' or '>' in its line; text that begins with one needs quotes",
    "did not find expected key": "a 'key: value' line belongs here; check the indentation",
    "did not find expected '-' indicator": "an item, '- …', belongs here; check the indentation",
    "did not find expected ',' or ']'": "a ',' or ']' belongs here",
    "did not find expected ',' or '}'": "a ',' or '}' belongs here",
    "did not find expected node content": "a value is missing here",
    "did not find expected <document start>": "nothing more can stand here; check the indentation",
    "Maximum nesting level reached, set with yaml_set_max_nest_level())":
      "too many lists and mappings stand inside each other here",
  ]

  /// What libyaml was reading.
  private static let nouns: [String: String] = [
    "while parsing a quoted scalar": "quote",
    "while parsing a block mapping": "mapping",
    "while parsing a flow mapping": "mapping",
    "while parsing a block collection": "list",
    "while parsing a flow sequence": "list",
  ]

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
