internal import TruceText
package import Yams

/// Reads typed values out of the nodes of one document and notes what is wrong with them.
package struct NodeReader {
  package let file: String
  package let mistakes: MistakeCollector
  private let document: YAMLDocument

  package init(_ document: YAMLDocument, file: String, mistakes: MistakeCollector) {
    self.document = document
    self.file = file
    self.mistakes = mistakes
  }

  /// The outermost node; nil where the document is empty.
  package var root: Node? { document.root }

  package func note(_ mark: Mark?, _ message: String) {
    mistakes.note(Mistake(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message))
  }

  /// The entries of `node` in their order, each key once and one of `keys`; all else is noted.
  ///
  /// - Parameter elsewhere: Keys that belong in another place, with that place.
  package func entries(
    of node: Node, named owner: String, keys: [String], elsewhere: [String: String] = [:]
  ) -> [MappingEntry] {
    guard let all = allEntries(of: node, named: owner) else { return [] }
    return all.filter { entry in
      if keys.contains(entry.key) { return true }
      note(entry.mark, unknown(entry.key, keys: keys, elsewhere: elsewhere))
      return false
    }
  }

  /// The entries of `node` in their order, each key once; nil where it is no mapping. Nothing at all is an empty one.
  package func allEntries(of node: Node, named owner: String) -> [MappingEntry]? {
    if isNull(node) { return [] }
    guard case .mapping(let mapping) = node else {
      note(node.mark, "\(owner) must be a mapping of 'key: value' lines, not \(kind(node))")
      return nil
    }
    var firsts: [String: Int] = [:]
    var entries: [MappingEntry] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        note(key.mark, "a key must be a word, not \(kind(key))")
        continue
      }
      let name = document.name(of: scalar)
      if let first = firsts.updateValue(scalar.mark?.line ?? 0, forKey: name) {
        firsts[name] = first
        note(scalar.mark, "the key \(name.quoted) stands twice, first in line \(first)")
      } else {
        entries.append(MappingEntry(key: name, mark: scalar.mark, value: value))
      }
    }
    return entries
  }

  /// The items of a list; nil where it is none. Nothing at all is an empty one.
  package func items(of entry: MappingEntry) -> [Node]? {
    if isNull(entry.value) { return [] }
    guard case .sequence(let sequence) = entry.value else {
      note(entry.value.mark, "'\(entry.key)' must be a list, one '- …' a line, not \(kind(entry.value))")
      return nil
    }
    return Array(sequence)
  }

  /// The text of a scalar as written; nil where it is none or empty.
  package func word(of entry: MappingEntry) -> String? {
    guard case .scalar(let scalar) = entry.value else {
      note(entry.value.mark, "'\(entry.key)' must be a single value, not \(kind(entry.value))")
      return nil
    }
    if isNull(entry.value) || scalar.string.isEmpty {
      note(entry.value.mark, "'\(entry.key)' has no value")
      return nil
    }
    return scalar.string
  }

  /// The text of a scalar, where nothing at all is the empty text.
  package func text(of entry: MappingEntry) -> String? {
    if isNull(entry.value) { return "" }
    if case .scalar(let scalar) = entry.value, scalar.string.isEmpty { return "" }
    return word(of: entry)
  }

  /// The value that `convert` makes of a scalar; nil where there is none, which is noted.
  package func value<Value>(
    of entry: MappingEntry, _ convert: (String) throws(ValueProblem) -> Value
  ) -> Value? {
    guard let word = word(of: entry) else { return nil }
    return checked(entry) { () throws(ValueProblem) in try convert(word) }
  }

  /// The result of `body`; nil where it finds a problem, which is noted at the value of `entry`.
  package func checked<Value>(_ entry: MappingEntry, _ body: () throws(ValueProblem) -> Value) -> Value? {
    do {
      return try body()
    } catch {
      note(entry.value.mark, "'\(entry.key)': \(error.message)")
      return nil
    }
  }

  /// What a person calls `node`.
  package func kind(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): isNull(node) ? "empty" : scalar.string.quoted
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// Nothing behind the colon, `~` or `null`.
  private func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  private func unknown(_ key: String, keys: [String], elsewhere: [String: String]) -> String {
    if let place = elsewhere[key] { return "the key \(key.quoted) does not stand here but \(place)" }
    let nearest = Suggestion.nearest(to: key, among: keys + elsewhere.keys.sorted())
    return "unknown key \(key.quoted)" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}
