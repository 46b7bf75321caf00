internal import TruceText

/// Tells the values that programs write where they have no date: zeros and ends of their clocks, not days on which
/// anything was published.
///
/// No single day can be the border: archives give dates of 1914 or 1945 to what they publish today, and these are
/// dates. So the rule asks where zeros lie, not how old a date is:
///
/// 1. Before the first newspaper nothing was news. Here are year 1 of Go and .NET, year −1 of PHP, year 0 of MySQL,
///    and 1601 of Windows.
/// 2. Within a day of the zero of a clock that programs count from: zones shift it, some programs twice.
/// 3. In January 1970 where the seconds of today, taken for milliseconds, end up.
/// 4. The last day that dates of four digits have, which means "never".
///
/// Zeros in the web's own time, such as 1980 and 2001, stay dates: too many real items bear them.
enum PlaceholderDate {
  private static let day: Int64 = 86_400_000

  /// The year of the first newspaper, *Relation* of Strasbourg.
  private static let firstNews = midnight(1605, 1, 1)

  /// SQL Server's first day; the first of VMS and of the modified Julian date; zero of OLE and of spreadsheets; zero of
  /// SQL Server, NTP and `struct tm`; the first of 32-bit clocks; zero of the classic Macintosh, and of Unix.
  private static let zeros = [
    midnight(1753, 1, 1), midnight(1858, 11, 17), midnight(1899, 12, 30), midnight(1899, 12, 31), midnight(1900, 1, 1),
    midnight(1901, 12, 13), midnight(1904, 1, 1), midnight(1970, 1, 1),
  ]

  /// Ten digits of seconds, which are those since 2001 and as far as 32-bit clocks go, as milliseconds since 1970.
  private static let secondsAsMilliseconds = Timestamp(milliseconds: 1_000_000_000)...Timestamp(milliseconds: 1 << 31)

  private static let lastDay = midnight(9999, 12, 31)

  /// Whether `time` stands for no date.
  static func isOne(_ time: Timestamp) -> Bool {
    // Nearly all dates are of this web.
    if time > secondsAsMilliseconds.upperBound { return time + day >= lastDay }
    return time < firstNews || secondsAsMilliseconds.contains(time)
      || zeros.contains { time + day >= $0 && time < $0 + day }
  }

  private static func midnight(_ year: Int64, _ month: Int64, _ day: Int64) -> Timestamp {
    Timestamp(seconds: Timestamp.daysFromCivil(year: year, month: month, day: day) * 86_400)
  }
}

/// The date of an item, as its feed writes it.
enum ItemDate {
  /// - Parameter warn: gets what is wrong with a date that is none.
  static func read(_ text: String, warn: (String) -> Void) -> Timestamp? {
    guard let date = DateReader.read(text) else {
      warn("unreadable date '\(shown(text))'")
      return nil
    }
    guard PlaceholderDate.isOne(date) else { return date }
    warn("'\(shown(text))' is a placeholder for a date, read as none")
    return nil
  }

  private static func shown(_ text: String) -> String { String(text.prefix(60).filter { !$0.isNewline }) }
}
