internal import TruceText

/// The two forms that nearly every feed writes, read from bytes without a detour: RFC 822 and RFC 3339, as specified.
///
/// All else is left to `DateReader`, which is fifty times slower.
struct PlainDate {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var date = CivilDate()

  /// Nil where the bytes are not exactly one of the forms, or name no day.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard (16...40).contains(bytes.count) else { return nil }
    var reader = PlainDate(bytes)
    guard reader.readInternet() || reader.readMail() else { return nil }
    return reader.date.timestamp()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// `2026-11-22T20:59:19.123+02:00`.
  private mutating func readInternet() -> Bool {
    guard bytes[4] == UInt8(ascii: "-"), let year = digits(4), take("-"), let month = digits(2), take("-"),
      let day = digits(2), take("T"), readClock()
    else {
      index = 0
      return false
    }
    if take(".") {
      var scale = 100
      while let digit = digits(1) {
        date.millisecond += digit * scale
        scale /= 10
      }
    }
    (date.year, date.month, date.day) = (year, month, day)
    return readZone()
  }

  /// `Sun, 22 Nov 2026 20:59:19 +0200`, the weekday and the seconds may be missing.
  private mutating func readMail() -> Bool {
    if bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20 { index = 5 }
    guard let day = digits(2) ?? digits(1), take(" "), let month = monthName(), take(" "), let year = digits(4),
      take(" "), readClock(), take(" ")
    else { return false }
    (date.year, date.month, date.day) = (year, month, day)
    return readZone()
  }

  private mutating func readClock() -> Bool {
    guard let hour = digits(2), take(":"), let minute = digits(2) else { return false }
    (date.hour, date.minute) = (hour, minute)
    guard take(":") else { return true }
    guard let second = digits(2) else { return false }
    date.second = second
    return true
  }

  /// `Z`, `GMT`, `UTC`, `+0200`, `+02:00`; must end the bytes.
  private mutating func readZone() -> Bool {
    let rest = bytes[index...]
    if rest.elementsEqual("Z".utf8) || rest.elementsEqual("GMT".utf8) || rest.elementsEqual("UTC".utf8) {
      date.zone = 0
      return true
    }
    guard let mark = rest.first, mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") else { return false }
    index += 1
    guard let hours = digits(2) else { return false }
    _ = take(":")
    guard let minutes = digits(2), index == bytes.count, hours < 15 else { return false }
    date.zone = (mark == UInt8(ascii: "+") ? 1 : -1) * (hours * 60 + minutes)
    return true
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
    index += 1
    return true
  }

  /// Exactly `count` digits.
  private mutating func digits(_ count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<(index + count)] {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte &- 48)
    }
    index += count
    return value
  }

  private mutating func monthName() -> Int? {
    guard index + 3 <= bytes.count else { return nil }
    let key =
      UInt32(bytes[index].asciiLowercased) << 16 | UInt32(bytes[index + 1].asciiLowercased) << 8
      | UInt32(bytes[index + 2].asciiLowercased)
    guard let month = PlainDate.months.firstIndex(of: key) else { return nil }
    index += 3
    return month + 1
  }

  /// `jan`, `feb` … as three bytes each.
  private static let months: [UInt32] = [
    0x6A616E, 0x666562, 0x6D6172, 0x617072, 0x6D6179, 0x6A756E, 0x6A756C, 0x617567, 0x736570, 0x6F6374, 0x6E6F76,
    0x646563,
  ]
}
