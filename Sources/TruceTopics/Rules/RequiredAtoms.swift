/// Finds the words without which an expression cannot hold.
struct RequiredAtoms {
  typealias Requirement = (atoms: Set<Int>, cost: Double)

  /// Words of which a match has one of `first`, and one of `second` where there are any.
  struct Clause: Sendable {
    var first: Set<Int>
    var second: Set<Int>
  }

  let atoms: [Atom]
  let concepts: [Expression]
  private var known: [Requirement?]

  init(atoms: [Atom], concepts: [Expression]) {
    self.atoms = atoms
    self.concepts = concepts
    known = [Requirement?](repeating: nil, count: concepts.count)
  }

  /// Atoms of which every match has at least one, and what looking for them costs, roughly.
  mutating func of(_ expression: Expression) -> Requirement {
    switch expression {
    case .atom(let index): return ([index], atoms[index].cost)
    case .concept(let index): return concept(index)
    case .any(let choices):
      var all: Requirement = ([], 0)
      for choice in choices {
        let part = of(choice)
        all.atoms.formUnion(part.atoms)
        all.cost += part.cost
      }
      return all
    case .all(let parts): return cheapest(parts)
    case .near(let left, let right, _), .with(let left, let right): return cheapest([left, right])
    case .notNear(let left, _, _), .without(let left, _): return of(left)
    case .inside(_, let inner): return of(inner)
    }
  }

  /// What an article must have for the expression to hold: it meets one clause at least.
  mutating func clauses(of expression: Expression) -> [Clause] {
    switch expression {
    case .any(let choices):
      let all = choices.flatMap { clauses(of: $0) }
      let plain = all.filter(\.second.isEmpty).reduce(into: Set<Int>()) { $0.formUnion($1.first) }
      return all.filter { !$0.second.isEmpty } + (plain.isEmpty ? [] : [Clause(first: plain, second: [])])
    case .notNear(let left, _, _), .without(let left, _): return clauses(of: left)
    case .inside(_, let inner): return clauses(of: inner)
    case .atom, .concept, .all, .near, .with:
      let parts = conjuncts(expression).map { of($0) }.filter { !$0.atoms.isEmpty }.sorted { $0.cost < $1.cost }
      guard let first = parts.first else { return [] }
      return [Clause(first: first.atoms, second: parts.count > 1 ? parts[1].atoms : [])]
    }
  }

  /// The parts that must all be there.
  private func conjuncts(_ expression: Expression) -> [Expression] {
    switch expression {
    case .all(let parts): parts.flatMap { conjuncts($0) }
    case .near(let left, let right, _), .with(let left, let right): conjuncts(left) + conjuncts(right)
    case .notNear(let left, _, _), .without(let left, _): conjuncts(left)
    case .inside(_, let inner): conjuncts(inner)
    case .atom, .concept, .any: [expression]
    }
  }

  private mutating func concept(_ index: Int) -> Requirement {
    if let known = known[index] { return known }
    let found = of(concepts[index])
    known[index] = found
    return found
  }

  private mutating func cheapest(_ parts: [Expression]) -> Requirement {
    var best: Requirement?
    for part in parts {
      let found = of(part)
      if found.cost < best?.cost ?? .infinity { best = found }
    }
    return best ?? ([], 0)
  }
}
