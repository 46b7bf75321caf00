/// Finds the words without which an expression cannot hold.
struct RequiredAtoms {
  let atoms: [Atom]
  let concepts: [Expression]

  /// Atoms of which every match has at least one, and what looking for them costs, roughly.
  func of(_ expression: Expression) -> (atoms: [Int], cost: Double) {
    switch expression {
    case .atom(let index): return ([index], atoms[index].cost)
    case .concept(let index): return of(concepts[index])
    case .any(let choices):
      let parts = choices.map(of)
      return (parts.flatMap(\.atoms), parts.reduce(0) { $0 + $1.cost })
    case .all(let parts): return parts.map(of).min { $0.cost < $1.cost } ?? ([], 0)
    case .near(let left, let right, _), .with(let left, let right):
      return [of(left), of(right)].min { $0.cost < $1.cost } ?? ([], 0)
    case .notNear(let left, _, _), .without(let left, _): return of(left)
    case .inside(_, let inner): return of(inner)
    }
  }
}
