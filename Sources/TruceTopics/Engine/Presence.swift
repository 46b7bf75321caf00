/// Whether expressions may hold, by the atoms that were found alone: what they exclude and how near is not looked at.
struct Presence {
  private let isFound: [Bool]
  private let table: ExpressionTable
  private var known: [Bool?]

  init(_ isFound: [Bool], _ table: ExpressionTable) {
    self.isFound = isFound
    self.table = table
    known = [Bool?](repeating: nil, count: table.conceptCount)
  }

  mutating func mayHold(_ expression: ExpressionTable.ID) -> Bool {
    switch table[expression] {
    case .atom(let atom): return isFound[Int(atom)]
    case .anyAtom(let atoms): return atoms.contains { isFound[Int(table[part: $0])] }
    case .concept(let concept):
      if let known = known[Int(concept)] { return known }
      let result = mayHold(table[concept: concept])
      known[Int(concept)] = result
      return result
    case .any(let choices):
      for place in choices where mayHold(table[part: place]) { return true }
      return false
    case .all(let parts):
      for place in parts where !mayHold(table[part: place]) { return false }
      return true
    case .near(let left, let right, _), .with(let left, let right): return mayHold(left) && mayHold(right)
    case .notNear(let left, _, _), .without(let left, _), .inside(_, let left): return mayHold(left)
    }
  }
}
