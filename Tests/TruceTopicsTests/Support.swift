import TruceYAML

@testable import TruceTopics

/// The topics of a file with these plain terms or this YAML.
func topicSet(any terms: [String]) throws -> TopicSet {
  let list = terms.map { "\"\($0)\"" }.joined(separator: ", ")
  return try TopicSet([TopicFile(name: "test.yaml", text: "topic: test\nany: [\(list)]\n")])
}

func topicSet(_ yaml: String) throws -> TopicSet { try TopicSet([TopicFile(name: "test.yaml", text: yaml)]) }

/// A topic of one rule.
func topicSet(rule: String) throws -> TopicSet {
  try topicSet("topic: test\nrules:\n  rule: '\(rule.replacing("'", with: "''"))'\n")
}

/// The mistakes of a topic file, as lines.
func mistakes(_ yaml: String) -> [String] {
  do {
    _ = try topicSet(yaml)
    return []
  } catch {
    return (error as? Mistakes)?.all.map(\.description) ?? ["\(error)"]
  }
}

extension TopicSet {
  func matches(_ title: String, summary: String = "", content: String = "") -> Bool {
    !match(ArticleText(title: title, summary: summary, content: content)).isEmpty
  }
}

extension String {
  fileprivate func replacing(_ one: Character, with other: String) -> String {
    map { $0 == one ? other : String($0) }.joined()
  }
}
