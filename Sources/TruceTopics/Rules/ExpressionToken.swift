internal import TruceText

/// A piece of an expression's text.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    /// A word or a quoted phrase.
    case term(String, caseSensitive: Bool, quoted: Bool)
    case concept(String)
    case place(Expression.Place)
    case open
    case close
    case and
    case or
    case not
    case with
    case without
    case near(Expression.Nearness)
    case end
  }

  var kind: Kind
  /// Scalars from the start of the expression.
  var offset: Int

  /// As a message names it.
  var name: String {
    switch kind {
    case .term(let text, _, _): "'\(text)'"
    case .concept(let name): "'@\(name)'"
    case .place(let place): "'\(place.rawValue):'"
    case .open: "'('"
    case .close: "')'"
    case .and: "'AND'"
    case .or: "'OR'"
    case .not: "'NOT'"
    case .with: "'WITH'"
    case .without: "'WITHOUT'"
    case .near: "'NEAR'"
    case .end: "the end"
    }
  }
}
