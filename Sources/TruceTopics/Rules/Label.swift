/// A sub-topic, event, flag or scope: an id and when it holds.
struct Label<Condition: Sendable>: Sendable {
  var id: String
  var condition: Condition
  /// Among events, what wins where several hold.
  var weight = 1.0

  func map<New>(_ new: (Condition) -> New) -> Label<New> {
    Label<New>(id: id, condition: new(condition), weight: weight)
  }
}
