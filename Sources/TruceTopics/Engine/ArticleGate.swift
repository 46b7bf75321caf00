/// Decides from a few words whether an article is worth the look for all of them.
///
/// Every match has one atom of the rarest side of its rule, and of the next rarest: news names Ukraine all day, and
/// talks on Ukraine seldom. The second words are looked for only where first ones were found.
struct ArticleGate: Sendable {
  private let clauses: [RequiredAtoms.Clause]
  /// The clauses of which each atom is a first word.
  private let clausesOf: [[Int32]]
  private let first: AtomScanner
  private let second: AtomScanner

  init(_ clauses: [RequiredAtoms.Clause], atomCount: Int, _ atoms: [Atom], _ store: PatternStore) {
    self.clauses = clauses
    var clausesOf = [[Int32]](repeating: [], count: atomCount)
    var isSecond = [Bool](repeating: false, count: atomCount)
    for (index, clause) in clauses.enumerated() {
      for atom in clause.first { clausesOf[atom].append(Int32(index)) }
      for atom in clause.second { isSecond[atom] = true }
    }
    self.clausesOf = clausesOf
    first = AtomScanner(atoms, store, wanted: clausesOf.indices.filter { !clausesOf[$0].isEmpty })
    second = AtomScanner(atoms, store, wanted: isSecond.indices.filter { isSecond[$0] })
  }

  /// Whether a rule may match an article with these folded fields; case and marks are not looked at.
  func opens(for fields: [[UInt8]]) -> Bool {
    var begun: Set<Int32> = []
    for field in fields {
      for hit in first.hits(in: field) {
        for clause in clausesOf[Int(hit.atom)] {
          if clauses[Int(clause)].second.isEmpty { return true }
          begun.insert(clause)
        }
      }
    }
    guard !begun.isEmpty else { return false }
    let found = Set(fields.flatMap { second.hits(in: $0).map(\.atom) })
    return begun.contains { clause in clauses[Int(clause)].second.contains { found.contains(Int32($0)) } }
  }
}
