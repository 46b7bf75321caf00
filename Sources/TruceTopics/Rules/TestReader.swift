internal import TruceYAML

/// Reads the `tests` of a topic file.
struct TestReader {
  let node: NodeReader

  private static let fields = ["title", "summary", "content"]
  private static let expectations = ["level", "event", "sub", "flags", "duration"]

  func tests(of entry: MappingEntry) -> [TopicTest] {
    let lists = node.values(of: entry.value, named: "'tests'", keys: ["match", "no_match"])
    return [("match", true), ("no_match", false)].flatMap { key, matches in
      lists[key].map { node.flattenedItems(of: $0).map { test($0, matches: matches) } } ?? []
    }
  }

  /// A title alone, or a mapping of fields and of what must hold.
  private func test(_ item: MappingEntry, matches: Bool) -> TopicTest {
    var test = TopicTest(article: ArticleText(title: ""), matches: matches, place: item.value.place)
    guard item.value.isMapping else {
      test.article.title = node.plainText(of: item) ?? ""
      return test
    }
    let keys = Self.fields + (matches ? Self.expectations : [])
    let entries = node.values(of: item.value, named: "a test", keys: keys)
    test.article.title = text(entries["title"]) ?? ""
    test.article.summary = text(entries["summary"]) ?? ""
    test.article.content = text(entries["content"]) ?? ""
    test.event = text(entries["event"])
    test.duration = text(entries["duration"])
    test.subtopics = texts(entries["sub"])
    test.flags = texts(entries["flags"])
    test.level = entries["level"].flatMap(node.choice)
    return test
  }

  private func text(_ entry: MappingEntry?) -> String? { entry.flatMap(node.plainText) }

  private func texts(_ entry: MappingEntry?) -> [String] {
    entry.map { node.flattenedItems(of: $0).compactMap(node.plainText) } ?? []
  }
}
