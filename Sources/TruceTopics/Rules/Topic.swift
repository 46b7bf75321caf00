/// One topic file, compiled.
struct Topic: Sendable {
  var id: String
  var title: String
  var fileName: String
  /// Least score of a match.
  var threshold = 1.0
  var rules: [Rule] = []
  var subtopics: [Label] = []
  /// Of those that hold, the one that weighs most is told.
  var events: [Label] = []
  var flags: [Label] = []
  var scopes: [Label] = []
  /// Where a number with days, weeks or months beside it is the length of the truce.
  var duration: Expression?
  var tests: [TopicTest] = []

  var summary: TopicSummary {
    TopicSummary(id: id, title: title, fileName: fileName, ruleCount: rules.count, testCount: tests.count)
  }

  /// The same, its expressions made for evaluation.
  var forEvaluation: Topic {
    var topic = self
    for index in rules.indices { topic.rules[index].expression = rules[index].expression.forEvaluation }
    for labels in [\Topic.subtopics, \Topic.events, \Topic.flags, \Topic.scopes] {
      for index in self[keyPath: labels].indices {
        topic[keyPath: labels][index].expression = self[keyPath: labels][index].expression.forEvaluation
      }
    }
    topic.duration = duration?.forEvaluation
    return topic
  }
}
