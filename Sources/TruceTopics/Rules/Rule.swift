/// A named expression that makes an article match, with the weight it adds.
struct Rule<Condition: Sendable>: Sendable {
  var name: String
  var condition: Condition
  var weight = 1.0
  /// `mention`: never makes an article more than a mention.
  var level = MatchLevel.core
  /// Matches count in a publisher's name, and in the content as much as elsewhere: for plain terms.
  var isPlain = false
  /// One of these atoms is in every article that the rule matches.
  var required: [Int] = []

  func map<New>(_ new: (Condition) -> New) -> Rule<New> {
    Rule<New>(
      name: name, condition: new(condition), weight: weight, level: level, isPlain: isPlain, required: required)
  }
}

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
