/// Evaluates expressions on one article. Concepts are evaluated once.
struct Evaluator {
  let article: ArticleIndex
  private let concepts: [Expression]
  private var known: [[Hit]?]

  init(_ article: ArticleIndex, _ concepts: [Expression]) {
    self.article = article
    self.concepts = concepts
    known = [[Hit]?](repeating: nil, count: concepts.count)
  }

  /// What matches, in the order of the text; empty when the expression does not hold.
  mutating func hits(_ expression: Expression) -> [Hit] {
    switch expression {
    case .atom(let atom): return Array(article.hits(of: atom))
    case .concept(let index): return concept(index)
    case .anyAtom(let atoms): return union(atoms)
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

  private mutating func concept(_ index: Int) -> [Hit] {
    if let hits = known[index] { return hits }
    let found = hits(concepts[index])
    known[index] = found
    return found
  }

  private func union(_ atoms: [Int32]) -> [Hit] {
    var all: [Hit] = []
    var sources = 0
    for atom in atoms where article.isFound(Int(atom)) {
      all += article.hits(of: Int(atom))
      sources += 1
    }
    if sources > 1 { all.sort(by: Hit.precedes) }
    return all
  }

  private mutating func union(_ choices: [Expression]) -> [Hit] {
    var all: [Hit] = []
    var sources = 0
    for choice in choices {
      let found = hits(choice)
      guard !found.isEmpty else { continue }
      all += found
      sources += 1
    }
    if sources > 1 { all.sort(by: Hit.precedes) }
    return all
  }

  private mutating func all(_ parts: [Expression]) -> [Hit] {
    var result: [Hit] = []
    for part in parts {
      let found = hits(part)
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
