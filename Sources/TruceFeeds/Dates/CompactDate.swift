internal import TruceText

/// Dates that are one number, or a year and a week.
enum CompactDate {
  /// Milliseconds or seconds since the epoch, `20031231`, `20031231T101455`, `20031231101455`, `2003335`, `03335`,
  /// `2003-W01-3`; nil where the tokens are none of these.
  static func read(_ tokens: [DateToken]) -> Timestamp? {
    guard let first = tokens.first?.number else { return nil }
    if tokens.count == 1 { return readNumber(first) }
    if first.digits == 4, let week = readWeek(first.value, tokens) { return week }
    guard first.digits == 8, tokens[1] == .space, tokens.count > 2, let time = tokens[2].number,
      time.digits == 4 || time.digits == 6, var date = day(first.value)
    else { return nil }
    set(&date, time: time.digits == 4 ? time.value * 100 : time.value)
    var rest = tokens[3...]
    if rest.first == .mark(".") || rest.first == .mark(","), let fraction = rest.dropFirst().first?.number {
      date.millisecond = fraction.milliseconds
      rest = rest.dropFirst(2)
    }
    date.zone = zone(rest)
    return date.timestamp()
  }

  private static func readNumber(_ number: DateToken.Number) -> Timestamp? {
    switch number.digits {
    case 6:  // YYMMDD
      return day((number.value / 10_000 < 69 ? 20_000_000 : 19_000_000) + number.value)?.timestamp()
    case 5, 7:  // year and day of the year
      var date = CivilDate()
      date.year = DateToken.Number(value: number.value / 1000, digits: number.digits - 3).year
      date.dayOfYear = number.value % 1000
      return date.timestamp()
    case 8: return day(number.value)?.timestamp()
    case 9, 10: return Timestamp(seconds: Int64(number.value))
    case 13: return Timestamp(milliseconds: Int64(number.value))
    case 14:
      guard var date = day(number.value / 1_000_000) else { return nil }
      set(&date, time: number.value % 1_000_000)
      return date.timestamp()
    default: return nil
    }
  }

  private static func day(_ value: Int) -> CivilDate? {
    var date = CivilDate()
    (date.year, date.month, date.day) = (value / 10_000, value / 100 % 100, value % 100)
    return date
  }

  private static func set(_ date: inout CivilDate, time value: Int) {
    (date.hour, date.minute, date.second) = (value / 10_000, value / 100 % 100, value % 100)
  }

  private static func zone(_ tokens: ArraySlice<DateToken>) -> Int? {
    guard let sign = tokens.first?.sign, let number = tokens.dropFirst().first?.number else { return nil }
    var minutes = number.digits > 2 ? number.value / 100 * 60 + number.value % 100 : number.value * 60
    if tokens.dropFirst(2).first == .mark(":"), let more = tokens.dropFirst(3).first?.number, more.digits <= 2 {
      minutes += more.value
    }
    return minutes <= 15 * 60 ? sign * minutes : 0
  }

  /// `2003-W01` and `2003W013`: ISO 8601 weeks begin on Monday, the first holds 4 January.
  private static func readWeek(_ year: Int, _ tokens: [DateToken]) -> Timestamp? {
    guard let mark = tokens.firstIndex(where: { $0.word == "w" }), mark <= 2, mark + 1 < tokens.count,
      let week = tokens[mark + 1].number, (1...3).contains(week.digits)
    else { return nil }
    let number = week.digits == 3 ? week.value / 10 : week.value
    var weekday = week.digits == 3 ? week.value % 10 : 1
    if mark + 3 < tokens.count, tokens[mark + 2] == .mark("-"), let day = tokens[mark + 3].number {
      weekday = day.value
    }
    guard (1...53).contains(number), (1...7).contains(weekday), (1...9999).contains(year) else { return nil }
    let monday = firstMonday(of: year) + Int64(number - 1) * 7
    guard monday < firstMonday(of: year + 1) else { return nil }
    return Timestamp(seconds: (monday + Int64(weekday - 1)) * 86_400)
  }

  /// The day on which the first week of `year` begins, in days since the epoch.
  private static func firstMonday(of year: Int) -> Int64 {
    let fourth = Timestamp.daysFromCivil(year: Int64(year), month: 1, day: 4)
    return fourth - ((fourth + 3) % 7 + 7) % 7
  }
}
