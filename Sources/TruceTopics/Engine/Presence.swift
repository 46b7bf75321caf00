/// Whether expressions may hold, by the atoms that were found alone: what they exclude and how near is not looked at.
struct Presence {
  private let isFound: [Bool]
  private let concepts: [Expression]
  private var known: [Bool?]

  init(_ isFound: [Bool], _ concepts: [Expression]) {
    self.isFound = isFound
    self.concepts = concepts
    known = [Bool?](repeating: nil, count: concepts.count)
  }

  mutating func mayHold(_ expression: Expression) -> Bool {
    switch expression {
    case .atom(let atom): return isFound[atom]
    case .anyAtom(let atoms): return atoms.contains { isFound[Int($0)] }
    case .concept(let index):
      if let known = known[index] { return known }
      let result = mayHold(concepts[index])
      known[index] = result
      return result
    case .any(let choices):
      for choice in choices where mayHold(choice) { return true }
      return false
    case .all(let parts):
      for part in parts where !mayHold(part) { return false }
      return true
    case .near(let left, let right, _), .with(let left, let right): return mayHold(left) && mayHold(right)
    case .notNear(let left, _, _), .without(let left, _), .inside(_, let left): return mayHold(left)
    }
  }
}
