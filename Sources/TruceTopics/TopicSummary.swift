/// What a list of topics shows of one.
package struct TopicSummary: Sendable, Equatable {
  package var id: String
  /// The id where the file gives no title.
  package var title: String
  package var fileName: String
  /// Plain terms count as one rule.
  package var ruleCount: Int
  package var testCount: Int
}
