internal import TruceYAML
import Yams

/// Reads one topic file; collects every mistake in it.
struct TopicFileReader {
  private(set) var yaml: YAMLReader
  private var scope = RuleScope()
  private var concepts: [Expression] = []

  /// The topic, or nil with mistakes.
  static func read(
    _ file: TopicFile, scope: inout RuleScope, concepts: inout [Expression]
  ) -> (topic: Topic<Expression>?, mistakes: [Mistake]) {
    var reader = TopicFileReader(file)
    swap(&reader.scope, &scope)
    swap(&reader.concepts, &concepts)
    reader.scope.startFile()
    let topic = reader.read()
    swap(&reader.scope, &scope)
    swap(&reader.concepts, &concepts)
    return (reader.yaml.mistakes.isEmpty ? topic : nil, reader.yaml.mistakes)
  }

  private init(_ file: TopicFile) { yaml = YAMLReader(name: file.name, text: file.text) }

  private mutating func read() -> Topic<Expression>? {
    guard let root = yaml.root() else { return nil }
    guard case .mapping(let mapping) = root else {
      yaml.add("a topic file is a mapping that starts with 'topic: ID'", at: root)
      return nil
    }
    return topic(mapping, root)
  }

  private mutating func topic(_ mapping: Node.Mapping, _ root: Node) -> Topic<Expression>? {
    let keys = [
      "topic", "title", "any", "concepts", "rules", "threshold", "subtopics", "events", "flags", "scopes", "duration",
      "tests",
    ]
    let entries = yaml.entries(mapping, keys, "a topic file")
    guard let idNode = entries["topic"] else {
      yaml.add("'topic' is missing: the id of the topic, lower case, digits and '-'", at: root)
      return nil
    }
    var topic = Topic<Expression>(id: yaml.id(idNode, "topic"), title: "", fileName: yaml.name)
    topic.title = entries["title"].map { yaml.text($0, "title") } ?? topic.id
    if let node = entries["concepts"] { readConcepts(node) }
    if let node = entries["any"] { topic.rules += plainRule(node) }
    if let node = entries["rules"] { topic.rules += rules(node) }
    if let node = entries["threshold"] { topic.threshold = yaml.positive(node, "threshold") }
    if let node = entries["subtopics"] { topic.subtopics = labels(node, "subtopics") }
    if let node = entries["events"] { topic.events = labels(node, "events") }
    if let node = entries["flags"] { topic.flags = labels(node, "flags") }
    if let node = entries["scopes"] { topic.scopes = labels(node, "scopes") }
    if let node = entries["duration"] { topic.duration = expression(node) }
    if let node = entries["tests"] { topic.tests = TestReader.read(node, &yaml) }
    if topic.rules.isEmpty, yaml.mistakes.isEmpty {
      yaml.add("no article can match: the file has neither 'any' nor 'rules'", at: root)
    }
    checkReach(topic, entries["threshold"] ?? root)
    reportUnusedConcepts()
    return topic
  }

  // MARK: Concepts

  private var declared: [(index: Int, node: Node, name: String)] = []

  private mutating func readConcepts(_ node: Node) {
    guard case .mapping(let mapping) = node else {
      return yaml.add("'concepts' is a mapping of names to terms", at: node)
    }
    // All names first: concepts may name others that stand below them.
    for (key, _) in mapping {
      let name = yaml.id(key, "concept")
      guard let index = scope.declare(name) else {
        yaml.add("concept '\(name)' stands here twice", at: key)
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
      let language = yaml.text(key, "language")
      if language.isEmpty || language.count > 12 { yaml.add("'\(language)' is not a language code", at: key) }
      choices.append(expression(value))
    }
    if choices.isEmpty { yaml.add("the concept is empty: it can never match", at: node) }
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
      yaml.add("concept '\(name)' is made of itself", at: node)
      concepts[index] = .any([])
    }
  }

  private mutating func reportUnusedConcepts() {
    for (index, node, name) in declared where !scope.usedConcepts.contains(index) {
      yaml.add("concept '\(name)' is never used", at: node)
    }
  }

  // MARK: Rules

  private mutating func plainRule(_ node: Node) -> [Rule<Expression>] {
    var choices: [Expression] = []
    for item in yaml.items(node) {
      let term = yaml.text(item, "any")
      switch AtomParser.atoms(term, caseSensitive: false, isPlain: true) {
      case .failure(let problem): yaml.add(problem.message(term), at: item)
      case .success(let atoms): choices += atoms.map { .atom(scope.enter($0)) }
      }
    }
    if choices.isEmpty, yaml.mistakes.isEmpty { yaml.add("'any' is empty: it can never match", at: node) }
    return [Rule(name: "any", condition: .any(choices), isPlain: true)]
  }

  private mutating func rules(_ node: Node) -> [Rule<Expression>] {
    guard case .mapping(let mapping) = node else {
      yaml.add("'rules' is a mapping of names to expressions", at: node)
      return []
    }
    var result: [Rule<Expression>] = []
    for (key, value) in mapping {
      let name = yaml.id(key, "rule")
      if result.contains(where: { $0.name == name }) { yaml.add("rule '\(name)' stands here twice", at: key) }
      result.append(rule(name, value))
    }
    return result
  }

  private mutating func rule(_ name: String, _ node: Node) -> Rule<Expression> {
    guard case .mapping(let mapping) = node else { return Rule<Expression>(name: name, condition: expression(node)) }
    let entries = yaml.entries(mapping, ["when", "weight", "level"], "a rule")
    var rule = Rule<Expression>(name: name, condition: .any([]))
    if let when = entries["when"] {
      rule.condition = expression(when)
    } else {
      yaml.add("'when' is missing", at: node)
    }
    if let weight = entries["weight"] { rule.weight = yaml.positive(weight, "weight") }
    if let level = entries["level"] {
      let word = yaml.text(level, "level")
      if let value = MatchLevel(rawValue: word) {
        rule.level = value
      } else {
        yaml.add("'level' is 'core' or 'mention', not '\(word)'", at: level)
      }
    }
    return rule
  }

  private mutating func labels(_ node: Node, _ key: String) -> [Label<Expression>] {
    guard case .mapping(let mapping) = node else {
      yaml.add("'\(key)' is a mapping of ids to expressions", at: node)
      return []
    }
    var result: [Label<Expression>] = []
    for (idNode, value) in mapping {
      let id = yaml.id(idNode, key)
      if result.contains(where: { $0.id == id }) { yaml.add("'\(id)' stands here twice", at: idNode) }
      result.append(label(id, value))
    }
    return result
  }

  private mutating func label(_ id: String, _ node: Node) -> Label<Expression> {
    guard case .mapping(let mapping) = node else { return Label<Expression>(id: id, condition: expression(node)) }
    let entries = yaml.entries(mapping, ["when", "weight"], "'\(id)'")
    var label = Label<Expression>(id: id, condition: .any([]))
    if let when = entries["when"] {
      label.condition = expression(when)
    } else {
      yaml.add("'when' is missing", at: node)
    }
    if let weight = entries["weight"] { label.weight = yaml.positive(weight, "weight") }
    return label
  }

  /// Refuses a threshold that all rules together cannot reach.
  private mutating func checkReach(_ topic: Topic<Expression>, _ node: Node) {
    let most = topic.rules.reduce(0) { $0 + $1.weight } * FieldWeight.most
    if !topic.rules.isEmpty, most < topic.threshold {
      yaml.add("no article can match: all rules together weigh \(most), the threshold is \(topic.threshold)", at: node)
    }
  }

  // MARK: Values

  /// One expression, or a list of which any may hold.
  mutating func expression(_ node: Node) -> Expression {
    if case .mapping = node {
      yaml.add("expected an expression or a list of them", at: node)
      return .any([])
    }
    let items = yaml.items(node)
    if items.isEmpty { yaml.add("the list is empty: it can never match", at: node) }
    var seen: [String: Int] = [:]
    var choices: [Expression] = []
    for item in items {
      let written = yaml.text(item, "expression")
      if seen.updateValue(1, forKey: written) != nil { yaml.add("'\(written)' stands in this list twice", at: item) }
      do {
        choices += try ExpressionParser.parse(written, &scope).choices
      } catch {
        let mark = (line: item.mark?.line ?? 1, column: item.mark?.column ?? 1)
        let place = yaml.places.place(of: error.offset, in: written, line: mark.line, column: mark.column)
        yaml.add(error.message, line: place.line, column: place.column)
      }
    }
    return choices.count == 1 ? choices[0] : .any(choices)
  }
}
