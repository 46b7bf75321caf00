internal import TruceConfig
internal import TruceFeeds
internal import TruceStorage
package import TruceText

/// A time as a person gives it to `journal --since`, in the words of journalctl. Without a zone it is UTC.
///
/// Source: systemd.time(7).
package enum JournalTime {
  private static let dayMilliseconds: Int64 = 86_400_000
  /// More digits are no age of anything.
  private static let digitsMax = 9
  /// Of seconds since the epoch: more are milliseconds.
  private static let secondsDigitsMax = 11
  /// In milliseconds: longer ago than any time that can be written.
  private static let agesMax = 20_000 * 365 * dayMilliseconds

  /// By the words that name them; `m` is a minute.
  private static let unitMilliseconds: [String: Int64] = {
    let units: [(Int64, [String])] = [
      (1, ["ms"]), (1000, ["s", "sec", "second", "seconds"]), (60_000, ["m", "min", "minute", "minutes"]),
      (3_600_000, ["h", "hr", "hour", "hours"]), (dayMilliseconds, ["d", "day", "days"]),
      (7 * dayMilliseconds, ["w", "week", "weeks"]), (30 * dayMilliseconds, ["month", "months"]),
      (365 * dayMilliseconds, ["y", "year", "years"]),
    ]
    return Dictionary(uniqueKeysWithValues: units.flatMap { unit in unit.1.map { ($0, unit.0) } })
  }()

  /// A date, a date and time, a day by its name, `@SECONDS`, or an age (`90m`, `2h`, `1w`, `1 hour ago`) before now.
  package static func parse(_ text: String) -> Timestamp? { parse(text, now: Clock.wall) }

  static func parse(_ text: String, now: Timestamp) -> Timestamp? {
    let word = String(text.trimmed(where: \.isWhitespace)).lowercased()
    let midnight = now + -(now.milliseconds % dayMilliseconds)
    switch word {
    case "now": return now
    case "today": return midnight
    case "yesterday": return midnight + -dayMilliseconds
    case "tomorrow": return midnight + dayMilliseconds
    case _ where word.hasPrefix("@"):
      let digits = word.dropFirst()
      return digits.count > secondsDigitsMax ? nil : Int64(digits).map(Timestamp.init(seconds:))
    default: return age(word).map { now + -$0 } ?? FeedDate.parse(text)
    }
  }

  /// Milliseconds of `2h`, `-2h`, `2 hours ago`, `1h 30min`.
  private static func age(_ word: String) -> Int64? {
    var rest = (word.hasPrefix("-") ? word.dropFirst() : word[...])
    if rest.hasSuffix("ago") { rest = rest.dropLast(3) }
    let bare = String(rest.trimmed(where: \.isWhitespace))
    if let milliseconds = try? DurationText.milliseconds(bare) { return milliseconds }
    var sum: Int64 = 0
    rest = bare[...]
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isNumber)
      rest = rest.dropFirst(digits.count).drop(while: \.isWhitespace)
      let unit = rest.prefix(while: \.isLetter)
      rest = rest.dropFirst(unit.count).drop(while: \.isWhitespace)
      guard digits.count <= digitsMax, let number = Int64(digits), let milliseconds = unitMilliseconds[String(unit)]
      else { return nil }
      let (product, isTooLong) = number.multipliedReportingOverflow(by: milliseconds)
      guard !isTooLong, product <= agesMax - sum else { return nil }
      sum += product
    }
    return sum > 0 ? sum : nil
  }
}
