extension Expression {
  /// The choices of an `any`, or the expression itself.
  var choices: [Expression] {
    if case .any(let choices) = self { return choices }
    return [self]
  }

  /// Concepts that the expression names.
  var conceptsInside: [Int] {
    switch self {
    case .atom, .anyAtom: []
    case .concept(let index): [index]
    case .any(let parts), .all(let parts): parts.flatMap(\.conceptsInside)
    case .near(let left, let right, _), .notNear(let left, let right, _), .with(let left, let right),
      .without(let left, let right):
      left.conceptsInside + right.conceptsInside
    case .inside(_, let inner): inner.conceptsInside
    }
  }

  /// The same, made for evaluation: the atoms of each `any` together.
  var forEvaluation: Expression {
    switch self {
    case .atom, .anyAtom, .concept: return self
    case .any(let choices):
      var atoms: [Int32] = []
      var others: [Expression] = []
      for choice in choices {
        if case .atom(let atom) = choice { atoms.append(Int32(atom)) } else { others.append(choice.forEvaluation) }
      }
      if others.isEmpty { return .anyAtom(atoms) }
      return .any(atoms.isEmpty ? others : [.anyAtom(atoms)] + others)
    case .all(let parts): return .all(parts.map(\.forEvaluation))
    case .near(let left, let right, let nearness): return .near(left.forEvaluation, right.forEvaluation, nearness)
    case .notNear(let left, let right, let nearness): return .notNear(left.forEvaluation, right.forEvaluation, nearness)
    case .with(let left, let gate): return .with(left.forEvaluation, gate.forEvaluation)
    case .without(let left, let unwanted): return .without(left.forEvaluation, unwanted.forEvaluation)
    case .inside(let place, let inner): return .inside(place, inner.forEvaluation)
    }
  }
}
