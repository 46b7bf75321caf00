internal import TruceText

/// Reads typed values out of the nodes of one document and notes what is wrong with them.
package struct NodeReader {
  package let source: SourceText
  package let mistakes: MistakeCollector
  /// The outermost node; nil where the document is empty.
  package let root: YAMLNode?

  /// Longest list of keys that a message repeats; a longer one would bury the rest of a log's line.
  private static let keysToldMax = 12

  package init(_ document: YAMLDocument, mistakes: MistakeCollector) {
    root = document.root
    source = document.source
    self.mistakes = mistakes
  }

  /// Notes a mistake at `place`; nil stands for the file as a whole.
  package func note(_ place: TextPosition?, _ message: String) { note(place, message, width: nil) }

  private func note(_ place: TextPosition?, _ message: String, width: Int?) {
    mistakes.note(in: source.file) { source.mistake(at: place, message, width: width) }
  }

  // MARK: Mappings

  /// The entries of `node` in their order, each key once and one of `keys`; all else is noted.
  ///
  /// - Parameter elsewhere: Keys that belong in another place, with that place.
  package func entries(
    of node: YAMLNode, named owner: String, keys: [String], elsewhere: [String: String] = [:]
  ) -> [MappingEntry] {
    guard let all = allEntries(of: node, named: owner) else { return [] }
    return all.filter { entry in
      if keys.contains(entry.key) { return true }
      note(
        entry.place, unknown(entry.key, keys: keys, elsewhere: elsewhere), width: entry.key.unicodeScalars.count)
      return false
    }
  }

  /// The same by key.
  package func values(of node: YAMLNode, named owner: String, keys: [String]) -> [String: MappingEntry] {
    Dictionary(uniqueKeysWithValues: entries(of: node, named: owner, keys: keys).map { ($0.key, $0) })
  }

  /// The entries of `node` in their order, each key once; nil where it is no mapping. Nothing at all is an empty one.
  package func allEntries(of node: YAMLNode, named owner: String) -> [MappingEntry]? {
    if node.isNull { return [] }
    guard case .mapping(let pairs) = node.content else {
      note(node.place, "\(owner) must be a mapping of 'key: value' lines, not \(node.kind)")
      return nil
    }
    var firsts: [String: Int] = [:]
    var entries: [MappingEntry] = []
    entries.reserveCapacity(pairs.count)
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else {
        note(key.place, "a key must be a word, not \(key.kind)")
        continue
      }
      if let first = firsts[name] {
        note(key.place, "duplicate key \(name.quoted); the first is in line \(first)")
      } else {
        firsts[name] = key.place.line
        entries.append(MappingEntry(key: name, place: key.place, value: value))
      }
    }
    return entries
  }

  private func unknown(_ key: String, keys: [String], elsewhere: [String: String]) -> String {
    if let place = elsewhere[key] { return "\(key.quoted) does not belong here; put it \(place)" }
    if let nearest = Suggestion.nearest(to: key, among: keys + elsewhere.keys.sorted()) {
      return "unknown key \(key.quoted); did you mean '\(nearest)'?"
    }
    let known = keys.count <= Self.keysToldMax ? "; known here: \(keys.joined(separator: ", "))" : ""
    return "unknown key \(key.quoted)" + known
  }

  // MARK: Lists

  /// The items of a list; nil where it is none. Nothing at all is an empty one.
  package func items(of entry: MappingEntry) -> [MappingEntry]? {
    if entry.value.isNull { return [] }
    guard case .list(let nodes) = entry.value.content else {
      note(entry.value.place, "'\(entry.key)' must be a list, one '- …' a line, not \(entry.value.kind)")
      return nil
    }
    return nodes.map(entry.item)
  }

  /// The items of a list and of the lists in it, or the value itself where it is no list.
  package func flattenedItems(of entry: MappingEntry) -> [MappingEntry] {
    var items: [MappingEntry] = []
    flatten(entry, into: &items)
    return items
  }

  private func flatten(_ entry: MappingEntry, into items: inout [MappingEntry]) {
    guard case .list(let nodes) = entry.value.content else { return items.append(entry) }
    for node in nodes { flatten(entry.item(node), into: &items) }
  }

  // MARK: Values

  /// The text of a scalar exactly as written: `~`, `no` and `12` are words; nil where there is none, which is noted.
  package func plainText(of entry: MappingEntry) -> String? {
    if case .scalar(let text, _) = entry.value.content { return text }
    note(entry.value.place, "'\(entry.key)' must be a single value, not \(entry.value.kind)")
    return nil
  }

  /// The text of a scalar as written; nil where it is none or empty.
  package func word(of entry: MappingEntry) -> String? {
    guard let text = plainText(of: entry) else { return nil }
    if entry.value.isNull || text.isEmpty {
      note(entry.value.place, "'\(entry.key)' has no value")
      return nil
    }
    return text
  }

  /// The text of a scalar, where nothing at all is the empty text.
  package func text(of entry: MappingEntry) -> String? {
    entry.value.isNull ? "" : plainText(of: entry)
  }

  /// The value that `convert` makes of a scalar; nil where there is none, which is noted.
  package func value<Value>(
    of entry: MappingEntry, _ convert: (String) throws(ValueProblem) -> Value
  ) -> Value? {
    guard let word = word(of: entry) else { return nil }
    return checked(entry) { () throws(ValueProblem) in try convert(word) }
  }

  /// The value of `Choice` that a scalar names; nil where there is none, which is noted.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(of entry: MappingEntry) -> Choice? {
    value(of: entry) { word throws(ValueProblem) in
      if let choice = Choice(rawValue: word) { return choice }
      let words = Choice.allCases.map(\.rawValue)
      let nearest = Suggestion.nearest(to: word, among: words).map { "; did you mean '\($0)'?" } ?? ""
      throw ValueProblem("\(word.quoted) is not one of \(words.joined(separator: ", "))\(nearest)")
    }
  }

  /// The result of `body`; nil where it finds a problem, which is noted at the value of `entry`.
  package func checked<Value>(_ entry: MappingEntry, _ body: () throws(ValueProblem) -> Value) -> Value? {
    do {
      return try body()
    } catch {
      note(entry.value.place, "'\(entry.key)': \(error.message)")
      return nil
    }
  }
}
