extension Expression {
  /// The choices of an `any`, or the expression itself.
  var choices: [Expression] {
    if case .any(let choices) = self { return choices }
    return [self]
  }

  /// Concepts that the expression names.
  var conceptsInside: [Int] {
    switch self {
    case .atom: []
    case .concept(let index): [index]
    case .any(let parts), .all(let parts): parts.flatMap(\.conceptsInside)
    case .near(let left, let right, _), .notNear(let left, let right, _), .with(let left, let right),
      .without(let left, let right):
      left.conceptsInside + right.conceptsInside
    case .inside(_, let inner): inner.conceptsInside
    }
  }
}
