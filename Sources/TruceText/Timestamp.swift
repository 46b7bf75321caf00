/// A moment in time, in milliseconds since 1970-01-01T00:00:00Z (proleptic Gregorian, no leap seconds).
///
/// The one time type of the program: dates read from feeds, the times of polls, the times in the journal.
package struct Timestamp: Sendable, Hashable, Comparable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Whole seconds since the epoch, rounded down.
  package var seconds: Int64 { Timestamp.floorDivide(milliseconds, 1000) }
  /// Days since 1970-01-01 in UTC.
  package var dayNumber: Int64 { Timestamp.floorDivide(milliseconds, 86_400_000) }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
  package static func + (time: Timestamp, milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: time.milliseconds + milliseconds)
  }
  /// The milliseconds from `earlier` to `later`.
  package static func - (later: Timestamp, earlier: Timestamp) -> Int64 {
    later.milliseconds - earlier.milliseconds
  }

  /// Days since 1970-01-01 of a civil date; any month number is folded into the year by the caller.
  ///
  /// Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, days_from_civil.
  package static func daysFromCivil(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The civil date and time of day in UTC.
  package var civil: (year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
    let days = Timestamp.floorDivide(seconds, 86_400)
    let secondOfDay = seconds - days * 86_400
    let shifted = days + 719_468
    let era = Timestamp.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthShifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthShifted + 2) / 5 + 1
    let month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day, secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
  }

  /// Day of the week in UTC, 0 = Sunday.
  package var weekday: Int {
    let days = Timestamp.floorDivide(seconds, 86_400)
    return Int(((days + 4) % 7 + 7) % 7)
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Timestamp {
  /// RFC 3339 in UTC with whole seconds, as in `2026-11-22T20:59:19Z`; years are clamped to 0000…9999.
  package var rfc3339: String { rfc3339(withMilliseconds: false) }

  /// RFC 3339 in UTC with milliseconds, as in `2026-11-22T21:00:00.123Z`.
  package var rfc3339Milliseconds: String { rfc3339(withMilliseconds: true) }

  private func rfc3339(withMilliseconds: Bool) -> String {
    let (year, month, day, hour, minute, second) = civil
    return String(unsafeUninitializedCapacity: 24) { out in
      var end = 0
      func put(_ letter: UInt8) {
        out[end] = letter
        end += 1
      }
      func put(_ value: Int64, _ letter: UInt8) {
        put(48 + UInt8(value / 10))
        put(48 + UInt8(value % 10))
        put(letter)
      }
      let shownYear = min(max(year, 0), 9999)
      put(48 + UInt8(shownYear / 1000))
      put(48 + UInt8(shownYear / 100 % 10))
      put(shownYear % 100, UInt8(ascii: "-"))
      put(month, UInt8(ascii: "-"))
      put(day, UInt8(ascii: "T"))
      put(hour, UInt8(ascii: ":"))
      put(minute, UInt8(ascii: ":"))
      if withMilliseconds {
        put(second, UInt8(ascii: "."))
        let fraction = milliseconds - seconds * 1000
        put(48 + UInt8(fraction / 100))
        put(fraction % 100, UInt8(ascii: "Z"))
      } else {
        put(second, UInt8(ascii: "Z"))
      }
      return end
    }
  }
}
