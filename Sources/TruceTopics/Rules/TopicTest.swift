internal import TruceYAML

/// One line of a topic file's `tests`.
struct TopicTest: Sendable {
  var article: ArticleText
  /// Whether the topic must match.
  var matches: Bool
  /// What else must hold, where the test says so.
  var level: MatchLevel?
  var event: String?
  var subtopics: [String] = []
  var flags: [String] = []
  var duration: String?
  var place: TextPosition
}

extension TopicTest {
  /// What is wrong with `match`, the result for the test's article; nil when all is as it should be.
  func problem(_ match: TopicMatch?) -> String? {
    let name = "'\(article.title.isEmpty ? article.summary : article.title)'"
    guard let match else { return matches ? "should match, but does not: \(name)" : nil }
    guard matches else {
      let found = match.evidence.map { "'\($0.text)' (\($0.rule))" }.joined(separator: ", ")
      return "should not match, but does by \(found): \(name)"
    }
    if let level, match.level != level { return "level is \(match.level.rawValue), not \(level.rawValue): \(name)" }
    if let event, (match.event ?? "none") != event { return "event is \(match.event ?? "none"), not \(event): \(name)" }
    for wanted in subtopics where !match.subtopics.contains(wanted) {
      return "sub-topic '\(wanted)' is missing: \(name)"
    }
    for wanted in flags where !match.modality.contains(wanted) { return "flag '\(wanted)' is missing: \(name)" }
    if let duration, match.duration != duration {
      return "duration is \(match.duration ?? "none"), not \(duration): \(name)"
    }
    return nil
  }
}
