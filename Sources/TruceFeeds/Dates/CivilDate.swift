internal import TruceText

/// The parts of a date as they were written.
struct CivilDate {
  var year = 0
  var month = 1
  var day = 1
  /// From 1; in place of month and day.
  var dayOfYear: Int?
  var hour = 0
  var minute = 0
  var second = 0
  var millisecond = 0
  var hasTime = false
  /// Minutes east of UTC, where a zone was written.
  var zone: Int?
  /// A zone by its place, whose offset depends on the date.
  var namedZone: NamedZone?

  /// The moment; nil where the parts name no day of the calendar or no time of the day.
  ///
  /// 24:00 is the end of the day (ISO 8601); a leap second is the one after it.
  func timestamp(impliedZone: Int = 0) -> Timestamp? {
    guard (1...9999).contains(year), (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      hour < 24 || (minute == 0 && second == 0)
    else { return nil }
    let days: Int64
    if let dayOfYear {
      guard (1...(isLeapYear ? 366 : 365)).contains(dayOfYear) else { return nil }
      days = Timestamp.daysFromCivil(year: Int64(year), month: 1, day: 1) + Int64(dayOfYear) - 1
    } else {
      guard (1...12).contains(month), (1...daysOfMonth).contains(day) else { return nil }
      days = Timestamp.daysFromCivil(year: Int64(year), month: Int64(month), day: Int64(day))
    }
    let secondOfDay = Int64(hour * 3600 + minute * 60 + second)
    let named = namedZone.map { $0.minutes(year: year, days: days, second: secondOfDay) }
    let seconds = days * 86_400 + secondOfDay - Int64(zone ?? named ?? impliedZone) * 60
    return Timestamp(milliseconds: seconds * 1000 + Int64(millisecond))
  }

  private var daysOfMonth: Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeapYear ? 29 : 28
    default: 31
    }
  }

  private var isLeapYear: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}
