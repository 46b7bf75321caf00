import Yams

/// Reads one topic file; collects every mistake in it.
struct TopicFileReader {
  private let file: TopicFile
  private let places: SourcePlaces
  private(set) var mistakes: [Mistake] = []
  private var scope: RuleScope
  private var concepts: [Expression]

  /// The topic, or nil with mistakes.
  static func read(
    _ file: TopicFile, scope: inout RuleScope, concepts: inout [Expression]
  ) -> (topic: Topic?, mistakes: [Mistake]) {
    var reader = TopicFileReader(file, scope, concepts)
    let topic = reader.read()
    scope = reader.scope
    concepts = reader.concepts
    return (reader.mistakes.isEmpty ? topic : nil, reader.mistakes)
  }

  private init(_ file: TopicFile, _ scope: RuleScope, _ concepts: [Expression]) {
    self.file = file
    self.scope = scope
    self.concepts = concepts
    places = SourcePlaces(file.text)
    self.scope.startFile()
  }

  private mutating func read() -> Topic? {
    let root: Node?
    do {
      root = try Yams.compose(yaml: file.text)
    } catch {
      mistakes.append(YAMLProblem.mistake(error, in: file.name, places))
      return nil
    }
    guard let root else {
      mistakes.append(
        Mistake(file: file.name, message: "the topic file is empty; it needs 'topic' and 'any' or 'rules'"))
      return nil
    }
    guard case .mapping(let mapping) = root else {
      add("a topic file is a mapping that starts with 'topic: ID'", at: root)
      return nil
    }
    return topic(mapping, root)
  }

  private mutating func topic(_ mapping: Node.Mapping, _ root: Node) -> Topic? {
    let keys = [
      "topic", "title", "any", "concepts", "rules", "threshold", "subtopics", "events", "flags", "scopes", "duration",
      "tests",
    ]
    let entries = self.entries(mapping, keys, "a topic file")
    guard let idNode = entries["topic"] else {
      add("'topic' is missing: the id of the topic, lower case, digits and '-'", at: root)
      return nil
    }
    var topic = Topic(id: id(idNode, "topic"), title: "", fileName: file.name)
    topic.title = entries["title"].map { text($0, "title") } ?? topic.id
    if let node = entries["concepts"] { readConcepts(node) }
    if let node = entries["any"] { topic.rules += plainRule(node) }
    if let node = entries["rules"] { topic.rules += rules(node) }
    if let node = entries["threshold"] { topic.threshold = positive(node, "threshold") }
    if let node = entries["subtopics"] { topic.subtopics = labels(node, "subtopics") }
    if let node = entries["events"] { topic.events = labels(node, "events") }
    if let node = entries["flags"] { topic.flags = labels(node, "flags") }
    if let node = entries["scopes"] { topic.scopes = labels(node, "scopes") }
    if let node = entries["duration"] { topic.duration = expression(node) }
    if let node = entries["tests"] { topic.tests = TestReader.read(node, &self) }
    if topic.rules.isEmpty, mistakes.isEmpty {
      add("no article can match: the file has neither 'any' nor 'rules'", at: root)
    }
    checkReach(topic, entries["threshold"] ?? root)
    reportUnusedConcepts()
    return topic
  }

  // MARK: Concepts

  private var declared: [(index: Int, node: Node, name: String)] = []

  private mutating func readConcepts(_ node: Node) {
    guard case .mapping(let mapping) = node else { return add("'concepts' is a mapping of names to terms", at: node) }
    // All names first: concepts may name others that stand below them.
    for (key, _) in mapping {
      let name = id(key, "concept")
      guard let index = scope.declare(name) else {
        add("concept '\(name)' stands here twice", at: key)
        continue
      }
      declared.append((index, key, name))
      concepts.append(.any([]))
    }
    guard declared.count == mapping.count else { return }
    for ((index, _, _), entry) in zip(declared, mapping) { concepts[index] = conceptTerms(entry.value) }
    reportCycles()
  }

  /// A list of expressions, or a mapping of languages to such lists.
  private mutating func conceptTerms(_ node: Node) -> Expression {
    guard case .mapping(let languages) = node else { return expression(node) }
    var choices: [Expression] = []
    for (key, value) in languages {
      let language = text(key, "language")
      if language.isEmpty || language.count > 12 { add("'\(language)' is not a language code", at: key) }
      choices.append(expression(value))
    }
    if choices.isEmpty { add("the concept is empty: it can never match", at: node) }
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
    for (index, node, name) in declared where isCyclic(index) {
      add("concept '\(name)' is made of itself", at: node)
      concepts[index] = .any([])
    }
  }

  private mutating func reportUnusedConcepts() {
    for (index, node, name) in declared where !scope.usedConcepts.contains(index) {
      add("concept '\(name)' is never used", at: node)
    }
  }

  // MARK: Rules

  private mutating func plainRule(_ node: Node) -> [Rule] {
    var choices: [Expression] = []
    for item in items(node) {
      let term = text(item, "any")
      switch AtomParser.atoms(term, caseSensitive: false, isPlain: true) {
      case .failure(let problem): add(problem.message(term), at: item)
      case .success(let atoms): choices += atoms.map { .atom(scope.enter($0)) }
      }
    }
    if choices.isEmpty, mistakes.isEmpty { add("'any' is empty: it can never match", at: node) }
    return [Rule(name: "any", expression: .any(choices), isPlain: true)]
  }

  private mutating func rules(_ node: Node) -> [Rule] {
    guard case .mapping(let mapping) = node else {
      add("'rules' is a mapping of names to expressions", at: node)
      return []
    }
    var result: [Rule] = []
    for (key, value) in mapping {
      let name = id(key, "rule")
      if result.contains(where: { $0.name == name }) { add("rule '\(name)' stands here twice", at: key) }
      result.append(rule(name, value))
    }
    return result
  }

  private mutating func rule(_ name: String, _ node: Node) -> Rule {
    guard case .mapping(let mapping) = node else { return Rule(name: name, expression: expression(node)) }
    let entries = self.entries(mapping, ["when", "weight", "level"], "a rule")
    var rule = Rule(name: name, expression: .any([]))
    if let when = entries["when"] { rule.expression = expression(when) } else { add("'when' is missing", at: node) }
    if let weight = entries["weight"] { rule.weight = positive(weight, "weight") }
    if let level = entries["level"] {
      let word = text(level, "level")
      if let value = MatchLevel(rawValue: word) {
        rule.level = value
      } else {
        add("'level' is 'core' or 'mention', not '\(word)'", at: level)
      }
    }
    return rule
  }

  private mutating func labels(_ node: Node, _ key: String) -> [Label] {
    guard case .mapping(let mapping) = node else {
      add("'\(key)' is a mapping of ids to expressions", at: node)
      return []
    }
    var result: [Label] = []
    for (idNode, value) in mapping {
      let id = id(idNode, key)
      if result.contains(where: { $0.id == id }) { add("'\(id)' stands here twice", at: idNode) }
      result.append(label(id, value))
    }
    return result
  }

  private mutating func label(_ id: String, _ node: Node) -> Label {
    guard case .mapping(let mapping) = node else { return Label(id: id, expression: expression(node)) }
    let entries = self.entries(mapping, ["when", "weight"], "'\(id)'")
    var label = Label(id: id, expression: .any([]))
    if let when = entries["when"] { label.expression = expression(when) } else { add("'when' is missing", at: node) }
    if let weight = entries["weight"] { label.weight = positive(weight, "weight") }
    return label
  }

  /// Refuses a threshold that all rules together cannot reach.
  private mutating func checkReach(_ topic: Topic, _ node: Node) {
    let most = topic.rules.reduce(0) { $0 + $1.weight } * FieldWeight.most
    if !topic.rules.isEmpty, most < topic.threshold {
      add("no article can match: all rules together weigh \(most), the threshold is \(topic.threshold)", at: node)
    }
  }

  // MARK: Values

  /// One expression, or a list of which any may hold.
  mutating func expression(_ node: Node) -> Expression {
    if case .mapping = node {
      add("expected an expression or a list of them", at: node)
      return .any([])
    }
    let items = self.items(node)
    if items.isEmpty { add("the list is empty: it can never match", at: node) }
    var seen: [String: Int] = [:]
    var choices: [Expression] = []
    for item in items {
      let written = text(item, "expression")
      if seen.updateValue(1, forKey: written) != nil { add("'\(written)' stands in this list twice", at: item) }
      do {
        choices += try ExpressionParser.parse(written, &scope).choices
      } catch {
        let mark = (line: item.mark?.line ?? 1, column: item.mark?.column ?? 1)
        let place = places.place(of: error.offset, in: written, line: mark.line, column: mark.column)
        add(error.message, line: place.line, column: place.column)
      }
    }
    return choices.count == 1 ? choices[0] : .any(choices)
  }

  /// The elements of a list and of the lists in it, or the node itself.
  func items(_ node: Node) -> [Node] {
    guard case .sequence(let sequence) = node else { return [node] }
    return sequence.flatMap { items($0) }
  }

  /// A scalar as it is written: `no` and `12` are words here.
  mutating func text(_ node: Node, _ name: String) -> String {
    guard case .scalar(let scalar) = node else {
      add("'\(name)' takes plain text here, not a list or mapping", at: node)
      return ""
    }
    return scalar.string
  }

  private mutating func id(_ node: Node, _ name: String) -> String {
    let id = text(node, name)
    let isGood = !id.isEmpty && id.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2d }
    if !isGood { add("'\(id)' is not an id: lower case letters, digits and '-'", at: node) }
    return id
  }

  private mutating func positive(_ node: Node, _ name: String) -> Double {
    let written = text(node, name)
    guard let value = Double(written), value > 0, value <= 1000 else {
      add("'\(name)' is a number above 0 and up to 1000, not '\(written)'", at: node)
      return 1
    }
    return value
  }

  /// The values by key; keys that are unknown or stand twice are mistakes.
  mutating func entries(_ mapping: Node.Mapping, _ known: [String], _ owner: String) -> [String: Node] {
    var entries: [String: Node] = [:]
    for (key, value) in mapping {
      let name = text(key, "key")
      if !known.contains(name) {
        add("unknown key '\(name)' in \(owner); known are \(known.joined(separator: ", "))", at: key)
      } else if entries.updateValue(value, forKey: name) != nil {
        add("'\(name)' stands here twice", at: key)
      }
    }
    return entries
  }

  mutating func add(_ message: String, at node: Node) {
    let mark = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    add(message, line: mark.line, column: mark.column)
  }

  private mutating func add(_ message: String, line: Int, column: Int) {
    let excerpt = places.excerpt(line: line, column: column)
    mistakes.append(Mistake(file: file.name, line: line, column: column, message: message, excerpt: excerpt))
  }
}

extension Expression {
  /// The choices of an `any`, or the expression itself.
  var choices: [Expression] {
    if case .any(let choices) = self { return choices }
    return [self]
  }

  /// Concepts that the expression names.
  var conceptsInside: [Int] {
    switch self {
    case .atom: []
    case .concept(let index): [index]
    case .any(let parts), .all(let parts): parts.flatMap(\.conceptsInside)
    case .near(let left, let right, _), .notNear(let left, let right, _), .with(let left, let right),
      .without(let left, let right):
      left.conceptsInside + right.conceptsInside
    case .inside(_, let inner): inner.conceptsInside
    }
  }
}
