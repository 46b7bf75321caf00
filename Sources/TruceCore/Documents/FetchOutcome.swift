internal import TruceFeeds

/// How one poll of a feed ended.
package enum FetchOutcome: Sendable {
  /// No answer, or a broken one.
  case failed(message: String, isUnanswered: Bool, class: FailureClass = .other)
  case answered(FetchAnswer)
}
