/// How much a rule's weight counts, by where its words stand.
enum FieldWeight {
  static let title = 1.5
  /// The first sentences of the summary, or of the content where there is no summary.
  static let lead = 1.25
  static let summary = 1.0
  static let content = 0.5
  static let most = title
}
