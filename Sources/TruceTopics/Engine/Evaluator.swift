/// Evaluates expressions on one article. Concepts are evaluated once.
struct Evaluator {
  let article: ArticleIndex
  let table: ExpressionTable
  private var known: [[Hit]?]

  init(_ article: ArticleIndex, _ table: ExpressionTable) {
    self.article = article
    self.table = table
    known = [[Hit]?](repeating: nil, count: table.conceptCount)
  }

  /// What matches, in the order of the text; empty when the expression does not hold.
  mutating func hits(_ expression: ExpressionTable.ID) -> [Hit] {
    switch table[expression] {
    case .atom(let atom): return Array(article.hits(of: Int(atom)))
    case .concept(let concept): return hits(concept: concept)
    case .anyAtom(let atoms): return union(atoms: atoms)
    case .any(let choices): return union(choices)
    case .all(let parts): return all(parts)
    case .near(let left, let right, let nearness):
      let first = hits(left)
      return first.isEmpty ? [] : Proximity.near(first, hits(right), nearness)
    case .notNear(let left, let right, let nearness):
      let first = hits(left)
      return first.isEmpty ? [] : Proximity.notNear(first, hits(right), nearness)
    case .with(let left, let gate):
      let first = hits(left)
      // "- Times of India" names no party to a truce.
      return first.isEmpty || hits(gate).allSatisfy { TopicMatcher.isInTail($0, article) } ? [] : first
    case .without(let left, let unwanted):
      let first = hits(left)
      return first.isEmpty || !hits(unwanted).isEmpty ? [] : first
    case .inside(let place, let inner): return hits(inner).filter { isInside(place, $0) }
    }
  }

  private mutating func hits(concept: Int32) -> [Hit] {
    if let hits = known[Int(concept)] { return hits }
    let found = hits(table[concept: concept])
    known[Int(concept)] = found
    return found
  }

  private func union(atoms: ExpressionTable.Parts) -> [Hit] {
    var all: [Hit] = []
    var sources = 0
    for place in atoms {
      let atom = Int(table[part: place])
      guard article.isFound(atom) else { continue }
      all += article.hits(of: atom)
      sources += 1
    }
    if sources > 1 { all.sort(by: Hit.precedes) }
    return all
  }

  private mutating func union(_ choices: ExpressionTable.Parts) -> [Hit] {
    var all: [Hit] = []
    var sources = 0
    for place in choices {
      let found = hits(table[part: place])
      guard !found.isEmpty else { continue }
      all += found
      sources += 1
    }
    if sources > 1 { all.sort(by: Hit.precedes) }
    return all
  }

  private mutating func all(_ parts: ExpressionTable.Parts) -> [Hit] {
    var result: [Hit] = []
    for place in parts {
      let found = hits(table[part: place])
      guard !found.isEmpty else { return [] }
      result += found
    }
    result.sort(by: Hit.precedes)
    return result
  }

  private func isInside(_ place: Expression.Place, _ hit: Hit) -> Bool {
    switch place {
    case .title: hit.field == .title
    case .summary: hit.field == .summary
    case .content: hit.field == .content
    case .lead: article.isLead(hit)
    }
  }
}
