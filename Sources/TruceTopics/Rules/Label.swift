/// A sub-topic, event, flag or scope: an id and when it holds.
struct Label: Sendable {
  var id: String
  var expression: Expression
  /// Among events, what wins where several hold.
  var weight = 1.0
}
