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
