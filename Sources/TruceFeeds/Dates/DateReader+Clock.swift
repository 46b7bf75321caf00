/// The time of the day and its zone.
extension DateReader {
  /// Takes `h:m`, `h:m:s` or `h:m:s.f` with what belongs to it out of the tokens.
  mutating func readTime() {
    guard let (start, end) = readCompactTime() ?? findTime() else { return readLoneZone() }
    var last = end
    readHalfOfDay(before: start, after: &last)
    let zoneStart = last
    readZone(&last)
    if zoneStart == last, let zone = tokens.last?.word.flatMap(DateNames.zone), last < tokens.count {
      date.zone = zone  // asctime with the zone after the year
    }
    tokens.replaceSubrange(start..<last, with: [.gap])
  }

  /// The range of the clock's tokens; sets the clock.
  private mutating func findTime() -> (Int, Int)? {
    for start in tokens.indices {
      guard let hour = tokens[start].number, hour.digits <= 2 else { continue }
      if let end = readClock(start, hour.value, separator: ":") ?? readUnits(start, hour.value) { return (start, end) }
    }
    for start in tokens.indices.dropFirst(1) {
      // `10.30` or `10h30` only where a date stands before it.
      guard let hour = tokens[start].number, hour.digits == 2, tokens[start - 1] == .space, start + 2 < tokens.count,
        tokens[start + 1] == .mark("."), let minute = tokens[start + 2].number, minute.digits == 2,
        start + 3 == tokens.count || tokens[start + 3] == .space || tokens[start + 3] == .mark(".")
      else { continue }
      if start + 4 < tokens.count, tokens[start + 3] == .mark("."), tokens[start + 4].number?.digits == 4 { continue }
      return readClock(start, hour.value, separator: ".").map { (start, $0) }
    }
    return nil
  }

  /// What stands after `2026-11-22T` without colons: `20Z`, `2059`, `205919`.
  private mutating func readCompactTime() -> (Int, Int)? {
    guard tokens.count > 6, tokens[0].number?.digits == 4, tokens[1] == .mark("-"), tokens[3] == .mark("-"),
      tokens[5] == .space, let time = tokens[6].number
    else { return nil }
    switch time.digits {
    case 2:
      guard tokens.count > 7, tokens[7].sign != nil || tokens[7].word == "z" else { return nil }
      (date.hour, date.minute, date.second) = (time.value, 0, 0)
    case 4: (date.hour, date.minute, date.second) = (time.value / 100, time.value % 100, 0)
    case 6: (date.hour, date.minute, date.second) = (time.value / 10_000, time.value / 100 % 100, time.value % 100)
    default: return nil
    }
    date.hasTime = true
    return (6, 7)
  }

  private mutating func readClock(_ start: Int, _ hour: Int, separator: Character) -> Int? {
    var index = start + 1
    func value(_ digitsMax: Int) -> Int? {
      var next = index
      guard next < tokens.count, tokens[next] == .mark(separator) else { return nil }
      next += 1
      if next < tokens.count, tokens[next] == .space { next += 1 }
      guard next < tokens.count, let number = tokens[next].number, number.digits <= digitsMax else { return nil }
      index = next + 1
      return number.value
    }
    guard let minute = value(2) else { return nil }
    let second = value(2) ?? 0
    if index + 1 < tokens.count,
      tokens[index] == .mark(".") || tokens[index] == .mark(",") || tokens[index] == .mark(":"),
      let fraction = tokens[index + 1].number
    {
      date.millisecond = fraction.milliseconds
      index += 2
    }
    (date.hour, date.minute, date.second, date.hasTime) = (hour, minute, second, true)
    return index
  }

  /// `10h30`, `10時30分`, `10시 30분 5초`.
  private mutating func readUnits(_ start: Int, _ hour: Int) -> Int? {
    var index = start + 1
    func unit(_ names: Set<String>) -> Bool {
      var next = index
      if next < tokens.count, tokens[next] == .space { next += 1 }
      guard next < tokens.count, let word = tokens[next].word, names.contains(word) else { return false }
      index = next + 1
      return true
    }
    func number() -> Int? {
      var next = index
      if next < tokens.count, tokens[next] == .space { next += 1 }
      guard next < tokens.count, let number = tokens[next].number, number.digits <= 2 else { return nil }
      index = next + 1
      return number.value
    }
    guard unit(["h", "時", "时", "点", "點", "시", "uhr"]) else { return nil }
    (date.hour, date.minute, date.second, date.hasTime) = (hour, 0, 0, true)
    if let minute = number() {
      date.minute = minute
      if unit(["分", "분", "m", "min"]), let second = number(), unit(["秒", "초", "s"]) { date.second = second }
    }
    return index
  }

  private mutating func readHalfOfDay(before start: Int, after last: inout Int) {
    var next = last
    if next < tokens.count, tokens[next] == .space { next += 1 }
    var half: DateNames.Half?
    // After 13:00 a lone letter is a zone of the military.
    if next < tokens.count, let word = tokens[next].word, let found = DateNames.half(word),
      word.utf8.count > 1 || (1...12).contains(date.hour)
    {
      half = found
      last = next + 1
      // `a.m.` is a word, a mark, a word, a mark.
      if word.count == 1, last + 1 < tokens.count, tokens[last] == .mark("."), tokens[last + 1].word == "m" {
        last += 2
        if last < tokens.count, tokens[last] == .mark(".") { last += 1 }
      }
    } else if let before = tokens[..<start].last(where: { $0.word != nil })?.word, before.utf8.count > 2 {
      half = DateNames.half(before)
    }
    guard let half, (1...12).contains(date.hour) else { return }
    date.hour = date.hour % 12 + (half == .afternoon ? 12 : 0)
  }

  /// What follows the clock: `Z`, `+0200`, `+02:00`, `-5`, `EST`, `GMT+2`, `(CEST)`.
  private mutating func readZone(_ last: inout Int) {
    var index = last
    func skip() { while index < tokens.count, tokens[index] == .space || tokens[index] == .mark("(") { index += 1 } }
    skip()
    if readNamedZone(index, &last) { return }
    var named: Int?
    if index < tokens.count, let word = tokens[index].word, let zone = DateNames.zone(word) {
      (named, date.zone) = (zone, zone)
      index += 1
      last = index
      skip()
    }
    if index + 2 < tokens.count, tokens[index].sign != nil, tokens[index + 1].sign != nil { index += 1 }  // `--0700`
    guard index + 1 < tokens.count, let sign = tokens[index].sign, let hours = tokens[index + 1].number,
      hours.digits <= 4
    else { return }
    if named != nil, named != 0 { return }
    readOffset(sign, hours, index + 2, &last)
  }

  /// `America/New_York`, `Etc/GMT`.
  private mutating func readNamedZone(_ start: Int, _ last: inout Int) -> Bool {
    guard start + 2 < tokens.count, tokens[start].word != nil, tokens[start + 1] == .mark("/"),
      tokens[start + 2].word != nil
    else { return false }
    var city = ""
    var index = start
    while index < tokens.count {
      if let word = tokens[index].word {
        city += word
      } else if tokens[index] == .mark("/") {
        city = ""
      } else if tokens[index] == .mark("_") {
        city += "_"
      } else {
        break
      }
      index += 1
    }
    date.namedZone = NamedZone(city: city)
    last = index
    return true
  }

  private mutating func readOffset(_ sign: Int, _ hours: DateToken.Number, _ next: Int, _ last: inout Int) {
    var minutes = hours.digits > 2 ? hours.value / 100 * 60 + hours.value % 100 : hours.value * 60
    last = next
    if hours.digits <= 2, next + 1 < tokens.count, tokens[next] == .mark(":"), let more = tokens[next + 1].number,
      more.digits <= 2
    {
      minutes += more.value
      last = next + 2
    }
    // The widest zones are -12:00 and +14:00; what is beyond is no zone.
    date.zone = minutes <= 15 * 60 ? sign * minutes : 0
  }

  private mutating func readLoneZone() {
    if let word = tokens.last?.word, word.count > 1, let zone = DateNames.zone(word) { date.zone = zone }
  }
}
