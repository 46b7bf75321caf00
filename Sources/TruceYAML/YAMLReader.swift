package import Yams

/// Reads the values of one YAML file as plain text; collects what is wrong with them.
package struct YAMLReader {
  package let name: String
  let text: String
  package let places: SourcePlaces
  package private(set) var mistakes: [Mistake] = []
  /// Most list elements of a file, so that aliases of aliases do not grow without end.
  package static let itemsMax = 100_000
  /// Most mistakes that are told of one file.
  package static let mistakesMax = 100
  private var itemCount = 0
  private var isCutShort = false

  package init(name: String, text: String) {
    self.name = name
    self.text = text
    places = SourcePlaces(text)
  }

  /// The root of the file; nil with a mistake where it is not YAML, or empty.
  package mutating func root() -> Node? {
    do {
      // The basic resolver has no patterns: a scalar stays the text that was written, and reading is quick.
      if let root = try Yams.compose(yaml: text, .basic) { return root }
      mistakes.append(
        Mistake(file: name, message: "the topic file is empty; it needs 'topic' and 'any' or 'rules'"))
    } catch {
      mistakes.append(YAMLProblem.mistake(error, in: name, places))
    }
    return nil
  }

  /// The elements of a list and of the lists in it, or the node itself.
  package mutating func items(_ node: Node) -> [Node] {
    guard case .sequence(let sequence) = node else {
      itemCount += 1
      return [node]
    }
    var items: [Node] = []
    for element in sequence where itemCount <= Self.itemsMax { items += self.items(element) }
    if itemCount > Self.itemsMax, !isCutShort {
      isCutShort = true
      add("the file has more than \(Self.itemsMax) terms", at: node, isForced: true)
    }
    return items
  }

  /// A scalar as it is written: `no` and `12` are words here.
  package mutating func text(_ node: Node, _ name: String) -> String {
    guard case .scalar(let scalar) = node else {
      add("'\(name)' takes plain text here, not a list or mapping", at: node)
      return ""
    }
    return scalar.string
  }

  package mutating func id(_ node: Node, _ name: String) -> String {
    let id = text(node, name)
    let isGood = !id.isEmpty && id.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2d }
    if !isGood { add("'\(id)' is not an id: lower case letters, digits and '-'", at: node) }
    return id
  }

  package mutating func positive(_ node: Node, _ name: String) -> Double {
    let written = text(node, name)
    guard let value = Double(written), value > 0, value <= 1000 else {
      add("'\(name)' is a number above 0 and up to 1000, not '\(written)'", at: node)
      return 1
    }
    return value
  }

  /// The values by key; keys that are unknown or stand twice are mistakes.
  package mutating func entries(_ mapping: Node.Mapping, _ known: [String], _ owner: String) -> [String: Node] {
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

  /// Notes a mistake; from `mistakesMax` on only one that `isForced`.
  package mutating func add(_ message: String, at node: Node, isForced: Bool = false) {
    guard isForced || mistakes.count < Self.mistakesMax else { return }
    add(message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, isForced: isForced)
  }

  package mutating func add(_ message: String, line: Int, column: Int, isForced: Bool = false) {
    guard isForced || mistakes.count < Self.mistakesMax else { return }
    let excerpt = places.excerpt(line: line, column: column)
    mistakes.append(Mistake(file: name, line: line, column: column, message: message, excerpt: excerpt))
  }
}
