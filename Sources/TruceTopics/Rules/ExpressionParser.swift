internal import TruceText

/// Reads an expression: `OR` binds weakest, then `AND`, `WITH`, `WITHOUT`, then `NEAR` and its kin, then prefixes and brackets.
///
///     expression := group (OR group)*
///     group      := [NOT] near ((AND [NOT] | WITH | WITHOUT) near)*
///     near       := unary ([NOT] (NEAR | BEFORE | AFTER)[/n] unary)*
///     unary      := place: unary | ( expression ) | @concept | term
struct ExpressionParser {
  /// Deepest nesting of brackets and prefixes.
  static let depthMax = 40

  private let tokens: [ExpressionToken]
  private var position = 0
  private var depth = 0
  private var scope = RuleScope()

  /// Compiles `text`; atoms are entered in `scope`, which also knows the concepts.
  static func parse(_ text: String, _ scope: inout RuleScope) throws(ExpressionError) -> Expression {
    if isPhrase(text) { return try phrase(text, false, 0, &scope) }
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(text))
    // Swapped, not copied: the scope's tables have thousands of entries.
    swap(&parser.scope, &scope)
    defer { swap(&parser.scope, &scope) }
    let expression = try parser.expression()
    let rest = parser.token
    guard rest.kind == .end else {
      throw ExpressionError(offset: rest.offset, message: "\(rest.name) does not fit here; expected AND, OR or NEAR")
    }
    return expression
  }

  private init(tokens: [ExpressionToken]) { self.tokens = tokens }

  private var token: ExpressionToken { tokens[position] }

  private mutating func take(_ kind: ExpressionToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    position += 1
    return true
  }

  private mutating func expression() throws(ExpressionError) -> Expression {
    var choices = [try group()]
    while take(.or) { choices.append(try group()) }
    return choices.count == 1 ? choices[0] : .any(choices)
  }

  private mutating func group() throws(ExpressionError) -> Expression {
    let start = token.offset
    var wanted: [Expression] = []
    var gates: [Expression] = []
    var unwanted: [(Expression, Int)] = []
    var isUnwanted = take(.not)
    var isGate = false
    while true {
      let offset = token.offset
      let part = try near()
      if isUnwanted {
        unwanted.append((part, offset))
      } else if isGate {
        gates.append(part)
      } else {
        wanted.append(part)
      }
      (isUnwanted, isGate) = (false, false)
      if take(.and) {
        isUnwanted = take(.not)
      } else if take(.with) {
        isGate = true
      } else if take(.without) {
        isUnwanted = true
      } else {
        break
      }
    }
    guard !wanted.isEmpty else {
      throw ExpressionError(offset: start, message: "NOT alone matches every article; say what the article must have")
    }
    var result = wanted.count == 1 ? wanted[0] : Expression.all(wanted)
    for (part, offset) in unwanted {
      guard !wanted.contains(part), !gates.contains(part) else {
        throw ExpressionError(offset: offset, message: "this can never match: the same words are wanted and excluded")
      }
      result = .without(result, part)
    }
    for gate in gates { result = .with(result, gate) }
    return result
  }

  private mutating func near() throws(ExpressionError) -> Expression {
    var left = try unary()
    while true {
      let offset = token.offset
      var isExclusion = false
      if token.kind == .not, position + 1 < tokens.count, case .near = tokens[position + 1].kind {
        isExclusion = true
        position += 1
      }
      guard case .near(let nearness) = token.kind else { return left }
      position += 1
      let right = try unary()
      if isExclusion, left == right {
        throw ExpressionError(offset: offset, message: "this excludes the words that it asks for")
      }
      if let one = left.soleField, let other = right.soleField, one != other {
        let message = "this can never match: '\(one.rawValue):' and '\(other.rawValue):' share no sentence"
        throw ExpressionError(offset: offset, message: message)
      }
      left = isExclusion ? .notNear(left, right, nearness) : .near(left, right, nearness)
    }
  }

  private mutating func unary() throws(ExpressionError) -> Expression {
    let start = token
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else { throw ExpressionError(offset: start.offset, message: "nested too deeply") }
    position += 1
    switch start.kind {
    case .place(let place):
      let inner = try unary()
      if place != .lead, let other = inner.soleField, other != place {
        let message = "this can never match: '\(place.rawValue):' around '\(other.rawValue):'"
        throw ExpressionError(offset: start.offset, message: message)
      }
      return .inside(place, inner)
    case .open:
      let inner = try expression()
      guard take(.close) else {
        throw ExpressionError(
          offset: start.offset, message: "'(' is never closed; \(token.name) stands where ')' should")
      }
      return inner
    case .concept(let name):
      guard let index = scope.use(name) else {
        throw ExpressionError(offset: start.offset, message: "there is no concept '\(name)'")
      }
      return .concept(index)
    case .term(let text, let caseSensitive, let quoted):
      return try term(text, caseSensitive, quoted, start.offset)
    default:
      position -= 1
      throw ExpressionError(offset: start.offset, message: "expected a word, '@concept' or '(' before \(start.name)")
    }
  }

  /// A term; words in a row without quotes are a phrase.
  private mutating func term(
    _ first: String, _ caseSensitive: Bool, _ quoted: Bool, _ offset: Int
  ) throws(ExpressionError) -> Expression {
    var text = first
    while !quoted, case .term(let next, false, false) = token.kind {
      text += " " + next
      position += 1
    }
    return try Self.phrase(text, caseSensitive, offset, &scope)
  }

  private static func phrase(
    _ text: String, _ caseSensitive: Bool, _ offset: Int, _ scope: inout RuleScope
  ) throws(ExpressionError) -> Expression {
    switch AtomParser.atoms(text, caseSensitive: caseSensitive, isPlain: false) {
    case .failure(let problem): throw ExpressionError(offset: offset, message: problem.message(text))
    case .success(let atoms):
      let choices = atoms.map { Expression.atom(scope.enter($0)) }
      return choices.count == 1 ? choices[0] : .any(choices)
    }
  }

  /// Whether the text is words alone, as most are: nothing that could be an operator, a bracket, a prefix or a quote.
  private static func isPhrase(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"),
          UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "/"),
          0x00...0x1f:
          false
        default: true
        }
      }
  }
}

extension Expression {
  /// The field that the whole expression is bound to, where it is; `lead` spans two and does not count.
  var soleField: Place? {
    switch self {
    case .inside(let place, _): place == .lead ? nil : place
    case .near(let left, let right, _): left.soleField ?? right.soleField
    case .notNear(let left, _, _), .with(let left, _), .without(let left, _): left.soleField
    default: nil
    }
  }
}

/// What is wrong with an expression, and where in its text.
struct ExpressionError: Error, Equatable {
  /// Scalars from the start of the expression.
  var offset: Int
  var message: String
}
