internal import TruceText
internal import TruceYAML

/// Reads one topic file; notes every mistake in it.
struct TopicFileReader {
  private let node: NodeReader
  private var scope = RuleScope()
  private var concepts: [Expression] = []
  private var termCount = 0

  /// Most terms of one file.
  private static let termsMax = 100_000
  private static let keys = [
    "topic", "title", "any", "concepts", "rules", "threshold", "subtopics", "events", "flags", "scopes", "duration",
    "tests",
  ]

  /// The topic, or nil with mistakes.
  static func read(
    _ file: TopicFile, scope: inout RuleScope, concepts: inout [Expression]
  ) -> (topic: Topic<Expression>?, mistakes: [Mistake]) {
    let mistakes = MistakeCollector(file: file.name)
    do {
      let document = try YAMLDocument(SourceText(file.text, file: file.name))
      var reader = TopicFileReader(NodeReader(document, mistakes: mistakes))
      swap(&reader.scope, &scope)
      swap(&reader.concepts, &concepts)
      reader.scope.startFile()
      let topic = reader.read()
      swap(&reader.scope, &scope)
      swap(&reader.concepts, &concepts)
      return (mistakes.isEmpty ? topic : nil, mistakes.sorted().all)
    } catch {
      return (nil, [error])
    }
  }

  private init(_ node: NodeReader) { self.node = node }

  private mutating func read() -> Topic<Expression>? {
    guard let root = node.root else {
      node.note(nil, "the topic file is empty; it needs 'topic' and 'any' or 'rules'")
      return nil
    }
    guard root.isMapping else {
      node.note(root.place, "a topic file must be a mapping that starts with 'topic: ID', not \(root.kind)")
      return nil
    }
    return topic(node.values(of: root, named: "a topic file", keys: Self.keys), root.place)
  }

  private mutating func topic(_ entries: [String: MappingEntry], _ root: TextPosition) -> Topic<Expression>? {
    guard let entry = entries["topic"] else {
      node.note(root, "'topic' is missing: the id of the topic, lower case, digits and '-'")
      return nil
    }
    let id = node.plainText(of: entry)
    if let id { checkID(id, at: entry.value.place) }
    var topic = Topic<Expression>(id: id ?? "", title: "", fileName: node.source.file)
    topic.title = entries["title"].flatMap(node.plainText) ?? topic.id
    if let entry = entries["concepts"] { readConcepts(entry) }
    if let entry = entries["any"] { topic.rules += plainRule(entry) }
    if let entry = entries["rules"] { topic.rules += rules(entry) }
    if let entry = entries["threshold"] { topic.threshold = positive(entry) }
    if let entry = entries["subtopics"] { topic.subtopics = labels(entry) }
    if let entry = entries["events"] { topic.events = labels(entry) }
    if let entry = entries["flags"] { topic.flags = labels(entry) }
    if let entry = entries["scopes"] { topic.scopes = labels(entry) }
    if let entry = entries["duration"] { topic.duration = expression(entry) }
    if let entry = entries["tests"] { topic.tests = TestReader(node: node).tests(of: entry) }
    if topic.rules.isEmpty, node.mistakes.isEmpty {
      node.note(root, "no article can match: the file has neither 'any' nor 'rules'")
    }
    checkReach(topic, entries["threshold"]?.value.place ?? root)
    reportUnusedConcepts()
    return topic
  }

  // MARK: Concepts

  private var declared: [(index: Int, entry: MappingEntry)] = []

  private mutating func readConcepts(_ entry: MappingEntry) {
    // All names first: concepts may name others that stand below them.
    for entry in node.allEntries(of: entry.value, named: "'concepts'") ?? [] {
      checkID(entry.key, at: entry.place)
      declared.append((scope.declare(entry.key), entry))
      concepts.append(.any([]))
    }
    for (index, entry) in declared { concepts[index] = conceptTerms(entry) }
    reportCycles()
  }

  /// A list of expressions, or a mapping of languages to such lists.
  private mutating func conceptTerms(_ entry: MappingEntry) -> Expression {
    guard entry.value.isMapping else { return expression(entry) }
    var choices: [Expression] = []
    for language in node.allEntries(of: entry.value, named: "a concept") ?? [] {
      if language.key.isEmpty || language.key.count > 12 {
        node.note(language.place, "\(language.key.quoted) is not a language code")
      }
      choices.append(expression(language))
    }
    if choices.isEmpty { node.note(entry.value.place, "the concept is empty: it can never match") }
    return .any(choices.flatMap(\.choices))
  }

  private mutating func reportCycles() {
    var state = [Int: Bool]()  // false while its parts are looked at, true when done
    func isCyclic(_ index: Int) -> Bool {
      if let done = state[index] { return !done }
      state[index] = false
      let result = concepts[index].conceptsInside.contains(where: isCyclic)
      state[index] = true
      return result
    }
    for (index, entry) in declared where isCyclic(index) {
      node.note(entry.place, "concept '\(entry.key)' is made of itself")
      concepts[index] = .any([])
    }
  }

  private func reportUnusedConcepts() {
    for (index, entry) in declared where !scope.usedConcepts.contains(index) {
      node.note(entry.place, "concept '\(entry.key)' is never used")
    }
  }

  // MARK: Rules

  private mutating func plainRule(_ entry: MappingEntry) -> [Rule<Expression>] {
    var choices: [Expression] = []
    for item in terms(of: entry) ?? [] {
      guard let term = node.plainText(of: item) else { continue }
      switch AtomParser.atoms(term, caseSensitive: false, isPlain: true) {
      case .failure(let problem): node.note(item.value.place, problem.message(term))
      case .success(let atoms): choices += atoms.map { .atom(scope.enter($0)) }
      }
    }
    if choices.isEmpty, node.mistakes.isEmpty { node.note(entry.value.place, "'any' is empty: it can never match") }
    return [Rule(name: "any", condition: .any(choices), isPlain: true)]
  }

  private mutating func rules(_ entry: MappingEntry) -> [Rule<Expression>] {
    (node.allEntries(of: entry.value, named: "'rules'") ?? []).map { entry in
      checkID(entry.key, at: entry.place)
      return rule(entry)
    }
  }

  private mutating func rule(_ entry: MappingEntry) -> Rule<Expression> {
    guard entry.value.isMapping else { return Rule<Expression>(name: entry.key, condition: expression(entry)) }
    let entries = node.values(of: entry.value, named: "a rule", keys: ["when", "weight", "level"])
    var rule = Rule<Expression>(name: entry.key, condition: condition(entries, entry))
    if let weight = entries["weight"] { rule.weight = positive(weight) }
    if let level = entries["level"] { rule.level = node.choice(of: level) ?? rule.level }
    return rule
  }

  private mutating func labels(_ entry: MappingEntry) -> [Label<Expression>] {
    (node.allEntries(of: entry.value, named: "'\(entry.key)'") ?? []).map { entry in
      checkID(entry.key, at: entry.place)
      return label(entry)
    }
  }

  private mutating func label(_ entry: MappingEntry) -> Label<Expression> {
    guard entry.value.isMapping else { return Label<Expression>(id: entry.key, condition: expression(entry)) }
    let entries = node.values(of: entry.value, named: entry.key.quoted, keys: ["when", "weight"])
    var label = Label<Expression>(id: entry.key, condition: condition(entries, entry))
    if let weight = entries["weight"] { label.weight = positive(weight) }
    return label
  }

  private mutating func condition(_ entries: [String: MappingEntry], _ owner: MappingEntry) -> Expression {
    if let when = entries["when"] { return expression(when) }
    node.note(owner.value.place, "'when' is missing")
    return .any([])
  }

  /// Refuses a threshold that all rules together cannot reach.
  private func checkReach(_ topic: Topic<Expression>, _ place: TextPosition) {
    let most = topic.rules.reduce(0) { $0 + $1.weight } * FieldWeight.most
    if !topic.rules.isEmpty, most < topic.threshold {
      node.note(place, "no article can match: all rules together weigh \(most), the threshold is \(topic.threshold)")
    }
  }

  // MARK: Values

  private func checkID(_ id: String, at place: TextPosition) {
    let isGood = !id.isEmpty && id.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2d }
    if !isGood { node.note(place, "\(id.quoted) is not an id: lower case letters, digits and '-'") }
  }

  private func positive(_ entry: MappingEntry) -> Double {
    let number = node.value(of: entry) { word throws(ValueProblem) in
      guard let value = Double(word), value > 0, value <= 1000 else {
        throw ValueProblem("\(word.quoted) is not a number above 0 and up to 1000")
      }
      return value
    }
    return number ?? 1
  }

  /// One expression, or a list of which any may hold.
  private mutating func expression(_ entry: MappingEntry) -> Expression {
    guard !entry.value.isMapping else {
      node.note(entry.value.place, "'\(entry.key)' must be an expression or a list of them, not a mapping")
      return .any([])
    }
    guard let items = terms(of: entry) else { return .any([]) }
    if items.isEmpty { node.note(entry.value.place, "the list is empty: it can never match") }
    var firsts: [String: Int] = [:]
    var choices: [Expression] = []
    for item in items {
      guard let written = node.plainText(of: item) else { continue }
      if let first = firsts[written] {
        node.note(item.value.place, "duplicate expression \(written.quoted); the first is in line \(first)")
      } else {
        firsts[written] = item.value.place.line
      }
      do {
        choices += try ExpressionParser.parse(written, &scope).choices
      } catch {
        node.note(node.source.place(of: error.offset, in: written, from: item.value.place), error.message)
      }
    }
    return choices.count == 1 ? choices[0] : .any(choices)
  }

  /// The items of a list and of the lists in it; nil where the file has too many, which is noted once.
  private mutating func terms(of entry: MappingEntry) -> [MappingEntry]? {
    let items = node.flattenedItems(of: entry)
    let isFull = termCount > Self.termsMax
    termCount += items.count
    guard termCount > Self.termsMax else { return items }
    if !isFull { node.note(entry.value.place, "the file has more than \(Self.termsMax) terms") }
    return nil
  }
}
