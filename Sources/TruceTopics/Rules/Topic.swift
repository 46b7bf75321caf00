/// One topic file.
///
/// - Parameter Condition: What its rules ask: an `Expression` as it is written, or its number in an `ExpressionTable`.
struct Topic<Condition: Sendable>: Sendable {
  var id: String
  var title: String
  var fileName: String
  /// Least score of a match.
  var threshold = 1.0
  var rules: [Rule<Condition>] = []
  var subtopics: [Label<Condition>] = []
  /// Of those that hold, the one that weighs most is told.
  var events: [Label<Condition>] = []
  var flags: [Label<Condition>] = []
  var scopes: [Label<Condition>] = []
  /// Where a number with days, weeks or months beside it is the length of the truce.
  var duration: Condition?
  var tests: [TopicTest] = []

  var summary: TopicSummary {
    TopicSummary(id: id, title: title, fileName: fileName, ruleCount: rules.count, testCount: tests.count)
  }

  /// The same with other conditions.
  func map<New>(_ new: (Condition) -> New) -> Topic<New> {
    Topic<New>(
      id: id, title: title, fileName: fileName, threshold: threshold, rules: rules.map { $0.map(new) },
      subtopics: subtopics.map { $0.map(new) }, events: events.map { $0.map(new) }, flags: flags.map { $0.map(new) },
      scopes: scopes.map { $0.map(new) }, duration: duration.map(new), tests: tests)
  }
}
