package import TruceYAML

/// Topics that were compiled together: one pass over an article serves all of them.
///
/// Immutable, and pure: any thread may match.
package final class TopicSet: Sendable {
  private let compiled: [Topic<ExpressionTable.ID>]
  private let atoms: [Atom]
  private let expressions: ExpressionTable
  private let conceptNames: [String]
  private let durations: DurationFinder
  /// Keeps out articles without the atoms that a match must have.
  private let gate: ArticleGate
  /// Finds all atoms.
  private let scanner: AtomScanner

  /// Compiles topic files.
  ///
  /// - Throws: every mistake of every file, in their order.
  package convenience init(_ files: [TopicFile]) throws(Mistakes) {
    var scope = RuleScope()
    var concepts: [Expression] = []
    var topics: [Topic<Expression>] = []
    var mistakes: [Mistake] = []
    for file in files {
      let (topic, found) = TopicFileReader.read(file, scope: &scope, concepts: &concepts)
      mistakes += found
      guard let topic else { continue }
      if let other = topics.first(where: { $0.id == topic.id }) {
        let message = "topic '\(topic.id)' is also in \(other.fileName); each topic needs its own id"
        mistakes.append(Mistake(file: file.name, line: 1, column: 1, message: message))
      }
      topics.append(topic)
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    let durationWords = DurationFinder.words(&scope)
    self.init(topics, scope, concepts, durationWords)
  }

  private init(
    _ topics: [Topic<Expression>], _ scope: RuleScope, _ concepts: [Expression],
    _ durationWords: [(unit: String, atoms: [Int])]
  ) {
    let atoms = scope.atoms
    var required = RequiredAtoms(atoms: atoms, concepts: concepts)
    var clauses: [RequiredAtoms.Clause] = []
    var expressions = ExpressionTable(concepts: concepts)
    compiled = topics.map { topic in
      var topic = topic
      for index in topic.rules.indices {
        let own = required.clauses(of: topic.rules[index].condition)
        topic.rules[index].required = own.reduce(into: Set<Int>()) { $0.formUnion($1.first) }.sorted()
        clauses += own
      }
      return topic.map { expressions.enter($0) }
    }
    self.atoms = atoms
    durations = DurationFinder(durationWords, &expressions)
    self.expressions = expressions
    conceptNames = scope.conceptNames
    let store = PatternStore(atoms)
    gate = ArticleGate(clauses, atomCount: atoms.count, atoms, store)
    scanner = AtomScanner(atoms, store, wanted: Array(atoms.indices))
  }

  package var topics: [TopicSummary] { compiled.map(\.summary) }

  /// The topics that the article belongs to, in the order of the files.
  package func match(_ text: ArticleText) -> [TopicMatch] {
    var scan = ArticleScan(text)
    guard gate.opens(for: scan.folded) else { return [] }
    scan.scan(scanner, atomCount: atoms.count)
    guard mayMatch(scan) else { return [] }
    var evaluator = Evaluator(ArticleIndex(text, scan, atoms), expressions)
    return compiled.compactMap { TopicMatcher(topic: $0, durations: durations).match(&evaluator) }
  }

  private func mayMatch(_ scan: ArticleScan) -> Bool {
    var presence = Presence(scan.isFound, expressions)
    for topic in compiled {
      for rule in topic.rules where rule.required.contains(where: { scan.isFound[$0] }) {
        if presence.mayHold(rule.condition) { return true }
      }
    }
    return false
  }

  /// Why each topic matches the article or not: which rules came near, and what decided. Lines for a person to read.
  package func explain(_ text: ArticleText) -> [String] {
    var scan = ArticleScan(text)
    scan.scan(scanner, atomCount: atoms.count)
    var evaluator = Evaluator(ArticleIndex(text, scan, atoms), expressions)
    return compiled.flatMap { topic in
      let match = TopicMatcher(topic: topic, durations: durations).match(&evaluator)
      return Explanation(topic: topic, conceptNames: conceptNames).lines(match, &evaluator)
    }
  }

  /// Runs the tests of the files whose names are wanted, or of all; those that fail, as mistakes.
  package func runTests(ofFiles isWanted: (String) -> Bool = { _ in true }) -> [Mistake] {
    compiled.filter { isWanted($0.fileName) }.flatMap { topic in
      topic.tests.compactMap { test in
        let result = match(test.article).first { $0.topic == topic.id }
        guard let problem = test.problem(result) else { return nil }
        return Mistake(file: topic.fileName, line: test.place.line, column: test.place.column, message: problem)
      }
    }
  }
}
