/// The words in an article that a rule matched.
package struct Evidence: Sendable, Equatable {
  package var field: ArticleField
  /// The words as they stand in the field.
  package var text: String
  /// Offsets of the first character and of the one after the last, in Unicode scalars from the start of the field.
  package var start: Int
  package var end: Int
  /// The name of the rule.
  package var rule: String

  package init(field: ArticleField, text: String, start: Int, end: Int, rule: String) {
    self.field = field
    self.text = text
    self.start = start
    self.end = end
    self.rule = rule
  }
}
