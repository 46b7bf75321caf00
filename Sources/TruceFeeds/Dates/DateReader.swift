package import TruceText

/// Reads the dates that feeds carry: RFC 822, RFC 3339 and W3C-DTF, ISO 8601, asctime, and the forms that people
/// and programs make of them, with month names in many languages.
///
/// A missing time is midnight, a missing zone is UTC. What names no day of the calendar is no date.
///
/// Source: RFC 822, section 5; RFC 3339; W3C NOTE-datetime; ISO 8601:2004.
struct DateReader {
  /// Characters of a date that are looked at; the longest honest form has about 60.
  private static let lengthMax = 120

  var tokens: [DateToken]
  var date = CivilDate()
  private var month: Int?
  /// Zone that a language implies where none is written, in minutes.
  private var impliedZone = 0

  /// The moment that `text` names; nil where it names none.
  static func read(_ text: String) -> Timestamp? {
    guard !text.isEmpty, text.utf8.count <= lengthMax * 4 else { return nil }
    var text = text
    if let plain = text.withUTF8({ PlainDate.read($0) }) { return plain }
    let tokens = DateToken.tokens(of: text)
    guard let first = tokens.first, tokens.count <= lengthMax, first != .mark("-") else { return nil }
    if let compact = CompactDate.read(tokens) { return compact }
    var reader = DateReader(tokens: tokens)
    return reader.read()
  }

  private init(tokens: [DateToken]) { self.tokens = tokens }

  private mutating func read() -> Timestamp? {
    readTime()
    readMonthName()
    guard readDay() else { return nil }
    return date.timestamp(impliedZone: impliedZone)
  }

  /// Takes the month's name; of two such words the first is a weekday (`mar. 12 dic.`).
  private mutating func readMonthName() {
    var found: (Int, Range<Int>)?
    for index in tokens.indices {
      guard let word = tokens[index].word else { continue }
      if let (month, count) = DateNames.month(tokens, at: index, word) { found = (month, index..<(index + count)) }
      if ["년", "월", "오전", "오후"].contains(word) { impliedZone = 9 * 60 }
    }
    guard let (month, range) = found else { return }
    self.month = month
    tokens.replaceSubrange(range, with: [.gap])
  }

  /// Sorts the numbers that are left into year, month and day.
  private mutating func readDay() -> Bool {
    let numbers = tokens.compactMap(\.number)
    guard let first = numbers.first, !hasNegativeYear else { return false }
    if let month {
      date.month = month
      if numbers.count == 1 {
        guard first.digits > 2 else { return false }
        date.year = first.year
      } else if first.digits > 2 {
        (date.year, date.day) = (first.year, numbers[1].value)
      } else {
        (date.day, date.year) = (first.value, numbers[1].year)
        if date.day > 31 { (date.day, date.year) = (numbers[1].value, first.year) }
      }
      return true
    }
    return readNumericDay(numbers)
  }

  /// `30 Nov -1`: a minus behind a space, with digits behind it.
  private var hasNegativeYear: Bool {
    guard month != nil, let sign = tokens.lastIndex(of: .mark("-")), sign > 0, sign + 1 < tokens.count,
      // `5 Sep 2024 -05` has a year: what follows it is a zone.
      !tokens.contains(where: { $0.number?.digits == 4 })
    else { return false }
    return tokens[sign - 1] == .space && tokens[sign + 1].number.map { $0.digits <= 3 } ?? false
  }

  private mutating func readNumericDay(_ numbers: [DateToken.Number]) -> Bool {
    guard numbers.count >= 3 else { return readPartialDay(numbers) }
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    if first.digits > 2 || first.value > 31 {
      (date.year, date.month, date.day) = (first.year, second.value, third.value)
    } else if third.digits <= 2, tokens.contains(.mark("-")), !tokens.contains(.mark("/")) {
      (date.year, date.month, date.day) = (first.year, second.value, third.value)  // ISO 8601 with a short year
    } else {
      date.year = third.year
      // Only the United States write slashes with the month first, and they write most of what has slashes.
      let isMonthFirst = (tokens.contains(.mark("/")) && first.value <= 12) || second.value > 12
      (date.month, date.day) = isMonthFirst ? (first.value, second.value) : (second.value, first.value)
    }
    if date.month > 12, date.day <= 12 { (date.month, date.day) = (date.day, date.month) }
    return true
  }

  /// `2003`, `2003-12`, the day of the year in `2003-335` and `03-335`, and `20031231` before a clock with colons.
  private mutating func readPartialDay(_ numbers: [DateToken.Number]) -> Bool {
    if numbers.count == 1, numbers[0].digits == 8, date.hasTime {
      let value = numbers[0].value
      (date.year, date.month, date.day) = (value / 10_000, value / 100 % 100, value % 100)
      return true
    }
    let isShort = tokens.count == 3 && tokens[1] == .mark("-") && numbers[0].digits == 2 && numbers[1].digits == 3
    guard numbers[0].digits == 4 || isShort else { return false }
    date.year = numbers[0].year
    if numbers.count == 2 {
      if numbers[1].digits == 3 {
        date.dayOfYear = numbers[1].value
      } else {
        date.month = numbers[1].value
      }
    }
    return true
  }
}

/// Dates as feeds, servers and people write them.
package enum FeedDate {
  /// - Returns: nil where no day can be made out; a missing zone is UTC.
  package static func parse(_ text: String) -> Timestamp? { DateReader.read(text) }
}
