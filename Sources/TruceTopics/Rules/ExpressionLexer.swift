internal import TruceText

/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  static func tokens(_ text: String) throws(ExpressionError) -> [ExpressionToken] {
    var lexer = ExpressionLexer(text)
    var tokens: [ExpressionToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private mutating func next() throws(ExpressionError) -> ExpressionToken {
    while position < scalars.count, Self.isSpace(scalars[position]) { position += 1 }
    let start = position
    guard position < scalars.count else { return ExpressionToken(kind: .end, offset: start) }
    let kind: ExpressionToken.Kind
    switch scalars[position] {
    case "(", ")", "|":
      kind = scalars[position] == "(" ? .open : scalars[position] == ")" ? .close : .or
      position += 1
    case "\"": kind = .term(try quoted(), caseSensitive: false, quoted: true)
    case "=": kind = try caseSensitive()
    case "@":
      position += 1
      let name = bareWord()
      guard !name.isEmpty else {
        throw ExpressionError(offset: start, message: "'@' needs the name of a concept after it")
      }
      kind = .concept(name)
    default: kind = try word(at: start)
    }
    return ExpressionToken(kind: kind, offset: start)
  }

  private mutating func caseSensitive() throws(ExpressionError) -> ExpressionToken.Kind {
    position += 1
    if position < scalars.count, scalars[position] == "\"" {
      return .term(try quoted(), caseSensitive: true, quoted: true)
    }
    let word = bareWord()
    guard !word.isEmpty else { throw ExpressionError(offset: position - 1, message: "'=' needs a word after it") }
    return .term(word, caseSensitive: true, quoted: true)
  }

  private mutating func quoted() throws(ExpressionError) -> String {
    let start = position
    position += 1
    let text = take { $0 != "\"" }
    guard position < scalars.count else { throw ExpressionError(offset: start, message: "the quote is never closed") }
    position += 1
    return text
  }

  private mutating func bareWord() -> String {
    take { !Self.isSpace($0) && $0 != "(" && $0 != ")" && $0 != "|" && $0 != "\"" }
  }

  /// The scalars from here on that belong to what is being read.
  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let taken = scalars[position...].prefix(while: belongs)
    position = taken.endIndex
    var text = String.UnicodeScalarView()
    text.append(contentsOf: taken)
    return String(text)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value == 0x20 || 9...13 ~= scalar.value : scalar.properties.isWhitespace
  }

  private mutating func word(at start: Int) throws(ExpressionError) -> ExpressionToken.Kind {
    let word = bareWord()
    if let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")),
      let place = Expression.Place(rawValue: String(word[..<colon]))
    {
      position = start + word[...colon].unicodeScalars.count
      return .place(place)
    }
    switch word {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    case "WITH": return .with
    case "WITHOUT": return .without
    case "SAME": return .near(Expression.Nearness(words: nil, order: .either))
    default: return try nearness(word, at: start) ?? .term(word, caseSensitive: false, quoted: false)
    }
  }

  /// `NEAR/6`, `BEFORE/6`, `AFTER/6`; without a number anywhere in the sentence.
  private func nearness(_ word: String, at start: Int) throws(ExpressionError) -> ExpressionToken.Kind? {
    // Nearly all words are terms.
    guard let first = word.utf8.first, "NBA".utf8.contains(first) else { return nil }
    let slash = word.firstIndex(of: "/")
    let order: Expression.Nearness.Order
    switch slash.map({ word[..<$0] }) ?? word[...] {
    case "NEAR": order = .either
    case "BEFORE": order = .secondFollows
    case "AFTER": order = .secondPrecedes
    default: return nil
    }
    guard let slash else { return .near(Expression.Nearness(words: nil, order: order)) }
    guard let words = Int32(word[slash...].dropFirst()), 1...50 ~= words else {
      throw ExpressionError(offset: start, message: "'\(word)' needs a number of words from 1 to 50 after '/'")
    }
    return .near(Expression.Nearness(words: words, order: order))
  }
}
