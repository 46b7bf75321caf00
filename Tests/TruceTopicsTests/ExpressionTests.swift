import Testing

@testable import TruceTopics

@Suite struct ExpressionLexerTests {
  private func kinds(_ text: String) throws(ExpressionError) -> [ExpressionToken.Kind] {
    try ExpressionLexer.tokens(text).map(\.kind)
  }

  private static func word(_ text: String) -> ExpressionToken.Kind { .term(text, caseSensitive: false, quoted: false) }

  private static func near(_ words: Int32?, _ order: Expression.Nearness.Order) -> ExpressionToken.Kind {
    .near(.init(words: words, order: order))
  }

  @Test(
    arguments: [
      ("truce", [word("truce")]), ("a b", [word("a"), word("b")]),
      ("\"a b\"", [.term("a b", caseSensitive: false, quoted: true)]),
      ("=NATO", [.term("NATO", caseSensitive: true, quoted: true)]),
      ("=\"Red Cross\"", [.term("Red Cross", caseSensitive: true, quoted: true)]),
      ("@war", [.concept("war")]), ("title:a", [.place(.title), word("a")]),
      ("lead:(a)", [.place(.lead), .open, word("a"), .close]),
      ("a AND b OR c NOT d", [word("a"), .and, word("b"), .or, word("c"), .not, word("d")]),
      ("a|b", [word("a"), .or, word("b")]),
      ("a WITH b WITHOUT c", [word("a"), .with, word("b"), .without, word("c")]), ("NEAR", [near(nil, .either)]),
      ("NEAR/6", [near(6, .either)]),
      ("BEFORE/1", [near(1, .secondFollows)]), ("AFTER/50", [near(50, .secondPrecedes)]),
      ("SAME", [near(nil, .either)]),
      ("and", [word("and")]), ("NEARBY", [word("NEARBY")]), ("a/b", [word("a/b")]), ("10:30", [word("10:30")]),
      ("U.S.", [word("U.S.")]),
      ("停火\u{3000}和平", [word("停火"), word("和平")]), ("", []), (" \n\t ", []), ("()", [.open, .close]),
    ] as [(String, [ExpressionToken.Kind])])
  func textIsCutIntoTokens(text: String, expected: [ExpressionToken.Kind]) throws {
    #expect(try kinds(text) == expected + [.end])
  }

  @Test func offsetsCountScalars() throws {
    #expect(try ExpressionLexer.tokens("é\u{301} AND (title:停火)").map(\.offset) == [0, 3, 7, 8, 14, 16, 17])
  }

  @Test(arguments: [
    ("a \"b", 2, "the quote is never closed"), ("=\"b", 1, "the quote is never closed"),
    ("a =", 2, "'=' needs a word after it"),
    ("a @ b", 2, "'@' needs the name of a concept after it"), ("@(", 0, "'@' needs the name of a concept after it"),
    ("a NEAR/0 b", 2, "'NEAR/0' needs a number of words from 1 to 50 after '/'"),
    ("a BEFORE/51 b", 2, "'BEFORE/51' needs a number"),
    ("a AFTER/ b", 2, "'AFTER/' needs a number"), ("a NEAR/x b", 2, "'NEAR/x' needs a number"),
    ("NEAR/99999999999", 0, "'NEAR/99999999999' needs"),
  ])
  func aMistakeHasItsPlace(text: String, offset: Int, message: String) throws {
    let error = try #require(throws: ExpressionError.self) { _ = try kinds(text) }
    #expect(error.offset == offset)
    #expect(error.message.hasPrefix(message), "\(error.message)")
  }
}

@Suite struct ExpressionParserTests {
  /// The expression with the words of its atoms, in brackets throughout.
  private func parse(_ text: String, concepts: [String] = []) throws(ExpressionError) -> String {
    var scope = RuleScope()
    for concept in concepts { _ = scope.declare(concept) }
    let expression = try ExpressionParser.parse(text, &scope)
    return show(expression, scope)
  }

  private func show(_ expression: Expression, _ scope: RuleScope) -> String {
    func show(_ part: Expression) -> String { self.show(part, scope) }
    func list(_ parts: [Expression], _ word: String) -> String {
      "(" + parts.map(show).joined(separator: " \(word) ") + ")"
    }
    switch expression {
    case .atom(let index): return scope.atoms[index].shown
    case .concept(let index): return "@" + scope.conceptNames[index]
    case .any(let parts): return list(parts, "or")
    case .all(let parts): return list(parts, "and")
    case .near(let left, let right, let nearness): return list([left, right], nearness.shown)
    case .notNear(let left, let right, let nearness): return list([left, right], "not-\(nearness.shown)")
    case .with(let left, let right): return list([left, right], "with")
    case .without(let left, let right): return list([left, right], "without")
    case .inside(let place, let inner): return "\(place.rawValue):\(show(inner))"
    }
  }

  /// `OR` binds weakest, then `AND`, `WITH` and `WITHOUT`, then `NEAR` and its kin, then prefixes and brackets.
  @Test(arguments: [
    ("a1", "a1"), ("a1 b1", "a1 b1"), ("a1 OR b1 AND c1", "(a1 or (b1 and c1))"),
    ("(a1 OR b1) AND c1", "((a1 or b1) and c1)"),
    ("a1 AND b1 OR c1", "((a1 and b1) or c1)"), ("a1 AND b1 AND c1", "(a1 and b1 and c1)"),
    ("a1 NEAR b1 AND c1", "((a1 near b1) and c1)"),
    ("a1 AND b1 NEAR/3 c1", "(a1 and (b1 near/3 c1))"), ("a1 NEAR/2 b1 NEAR/3 c1", "((a1 near/2 b1) near/3 c1)"),
    ("a1 BEFORE/2 b1", "(a1 before/2 b1)"), ("a1 AFTER b1", "(a1 after b1)"), ("a1 SAME b1", "(a1 near b1)"),
    ("a1 NOT NEAR/2 b1", "(a1 not-near/2 b1)"), ("a1 AND NOT b1", "(a1 without b1)"),
    ("NOT a1 AND b1", "(b1 without a1)"),
    ("a1 WITHOUT b1 WITH c1", "((a1 without b1) with c1)"), ("a1 WITH b1 WITHOUT c1", "((a1 without c1) with b1)"),
    ("title:a1 NEAR b1", "(title:a1 near b1)"), ("title:(a1 NEAR b1)", "title:(a1 near b1)"),
    ("title:a1 b1 OR c1", "(title:a1 b1 or c1)"),
    ("@c AND a1", "(@c and a1)"), ("abc* OR =B1", "(abc* or =b1)"), ("\"a1 b1\" OR c1", "(a1 b1 or c1)"),
    ("a1 | b1", "(a1 or b1)"),
    ("cease-fire", "(cease fire or ceasefire)"), ("lead:title:a1", "lead:title:a1"), ("((a1))", "a1"),
  ])
  func operatorsBindAsDocumented(text: String, expected: String) throws {
    #expect(try parse(text, concepts: ["c"]) == expected)
  }

  @Test(arguments: [
    ("", 0, "expected a word, '@concept' or '(' before the end"),
    ("a1 AND", 6, "expected a word, '@concept' or '(' before the end"),
    ("AND a1", 0, "expected a word, '@concept' or '(' before 'AND'"),
    ("a1 OR OR b1", 6, "expected a word, '@concept' or '(' before 'OR'"),
    ("(a1 OR b1", 0, "'(' is never closed; the end stands where ')' should"),
    ("a1)", 2, "')' does not fit here; expected AND, OR or NEAR"),
    ("\"a1\" b1", 5, "'b1' does not fit here"), ("()", 1, "expected a word, '@concept' or '(' before ')'"),
    ("@none", 0, "there is no concept 'none'"),
    ("NOT a1", 0, "NOT alone matches every article"), ("a1 OR NOT b1", 6, "NOT alone matches every article"),
    ("a1 AND NOT a1", 11, "this can never match: the same words are wanted and excluded"),
    ("a1 WITH b1 WITHOUT b1", 19, "this can never match"),
    ("a1 NOT NEAR/2 a1", 3, "this excludes the words that it asks for"),
    ("title:a1 NEAR summary:b1", 9, "this can never match: 'title:' and 'summary:'"),
    ("title:content:a1", 0, "this can never match: 'title:' around 'content:'"),
    ("a1 OR ?!", 6, "'?!' has no letter to search for"),
    ("a1 OR x", 6, "'x' is a single letter"), ("a1 OR b*", 6, "'b*' matches too many words"),
    ("a1 OR b*c", 6, "'*' may stand only at the start"),
  ])
  func aMistakeHasItsPlace(text: String, offset: Int, message: String) throws {
    let error = try #require(throws: ExpressionError.self) { _ = try parse(text) }
    #expect(error.offset == offset)
    #expect(error.message.hasPrefix(message), "\(error.message)")
  }

  @Test func nestingIsBounded() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a1" + String(repeating: ")", count: depth)
    }
    #expect(try parse(nested(ExpressionParser.depthMax - 1)) == "a1")
    #expect(throws: ExpressionError(offset: ExpressionParser.depthMax, message: "nested too deeply")) {
      _ = try parse(nested(ExpressionParser.depthMax))
    }
    #expect(throws: ExpressionError.self) { _ = try parse(nested(100_000)) }
  }

  @Test func oneWordIsOneAtomHoweverOftenItStands() throws {
    var scope = RuleScope()
    let first = try ExpressionParser.parse("truce AND gaza", &scope)
    let second = try ExpressionParser.parse("TRUCE OR gaza", &scope)
    #expect(first == .all([.atom(0), .atom(1)]))
    #expect(second == .any([.atom(0), .atom(1)]))
    #expect(scope.atoms.count == 2)
  }

  /// A failed rule leaves the atoms and concepts of the others.
  @Test func aMistakeLeavesTheScope() throws {
    var scope = RuleScope()
    _ = scope.declare("c")
    _ = try ExpressionParser.parse("truce OR @c", &scope)
    #expect(throws: ExpressionError.self) { _ = try ExpressionParser.parse("gaza AND (", &scope) }
    #expect(scope.atoms.first?.shown == "truce")
    #expect(scope.usedConcepts == [0])
  }
}

extension Atom {
  /// The words, as a rule writes them.
  fileprivate var shown: String {
    let words = pieces.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.isStem ? "*" : "") }.joined(separator: " ")
    if case .caseSensitive = exactness { return "=" + words }
    return (isTail ? "*" : "") + words
  }
}

extension Expression.Nearness {
  fileprivate var shown: String {
    let name = order == .either ? "near" : order == .secondFollows ? "before" : "after"
    return name + (words.map { "/\($0)" } ?? "")
  }
}
