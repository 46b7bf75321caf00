internal import TruceYAML
import Yams

/// Reads the `tests` of a topic file.
enum TestReader {
  static func read(_ node: Node, _ reader: inout YAMLReader) -> [TopicTest] {
    guard case .mapping(let mapping) = node else {
      reader.add("'tests' is a mapping with 'match' and 'no_match'", at: node)
      return []
    }
    let entries = reader.entries(mapping, ["match", "no_match"], "'tests'")
    var tests: [TopicTest] = []
    for (key, matches) in [("match", true), ("no_match", false)] {
      guard let list = entries[key] else { continue }
      tests += reader.items(list).map { test($0, matches, &reader) }
    }
    return tests
  }

  /// A title alone, or a mapping of fields and of what must hold.
  private static func test(_ node: Node, _ matches: Bool, _ reader: inout YAMLReader) -> TopicTest {
    let mark = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    var test = TopicTest(article: ArticleText(title: ""), matches: matches, line: mark.line, column: mark.column)
    guard case .mapping(let mapping) = node else {
      test.article.title = reader.text(node, "test")
      return test
    }
    let fields = ["title", "summary", "content"]
    let expectations = matches ? ["level", "event", "sub", "flags", "duration"] : []
    let entries = reader.entries(mapping, fields + expectations, "a test")
    if let value = entries["title"] { test.article.title = reader.text(value, "title") }
    if let value = entries["summary"] { test.article.summary = reader.text(value, "summary") }
    if let value = entries["content"] { test.article.content = reader.text(value, "content") }
    if let value = entries["event"] { test.event = reader.text(value, "event") }
    if let value = entries["duration"] { test.duration = reader.text(value, "duration") }
    if let value = entries["sub"] { test.subtopics = reader.items(value).map { reader.text($0, "sub") } }
    if let value = entries["flags"] { test.flags = reader.items(value).map { reader.text($0, "flags") } }
    if let value = entries["level"] {
      test.level = MatchLevel(rawValue: reader.text(value, "level"))
      if test.level == nil { reader.add("'level' is 'core' or 'mention'", at: value) }
    }
    return test
  }
}
