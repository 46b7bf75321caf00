internal import TruceConfig
internal import TruceFeeds
internal import TruceStorage
package import TruceText

/// A time as a person gives it to `journal --since`.
package enum JournalTime {
  /// A date, a date and time, or an age (`90m`, `2h`, `7d`) before now.
  package static func parse(_ text: String) -> Timestamp? {
    if let age = try? DurationText.milliseconds(text) { return Clock.wall + -age }
    return FeedDate.parse(text)
  }
}
