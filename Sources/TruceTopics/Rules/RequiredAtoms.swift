/// Finds the words without which an expression cannot hold.
struct RequiredAtoms {
  typealias Requirement = (atoms: Set<Int>, cost: Double)

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
