/// A sub-topic, event, flag or scope: an id and when it holds.
struct Label: Sendable {
  var id: String
  var expression: Expression
}
