internal import TruceText
internal import TruceYAML

/// Conversions and limits of the configuration's scalars.
enum ValueCheck {
  /// A year: what is asked less often than that is not watched.
  static let intervalMillisecondsMax: Int64 = 365 * 86_400_000
  /// A transfer that takes longer holds its place for nothing.
  static let timeoutMillisecondsMax: Int64 = 86_400_000
  static let bodyBytesMax = 1 << 30
  /// Longest text that becomes part of a request or a line.
  static let textLengthMax = 4096

  /// A duration of at least a millisecond and at most `max`.
  static func duration(_ text: String, max: Int64) throws(ValueProblem) -> Int64 {
    let milliseconds = try DurationText.milliseconds(text)
    guard milliseconds > 0 else { throw ValueProblem("\(text.quoted) is no time at all: it must be longer than 0") }
    guard milliseconds <= max else {
      throw ValueProblem("\(text.quoted) is too long: at most \(max / 86_400_000)d")
    }
    return milliseconds
  }

  /// The time between two heartbeats, from a second to a week; nil for `off`.
  static func heartbeat(_ text: String) throws(ValueProblem) -> Int64? {
    if ["off", "no", "false"].contains(text.lowercased()) { return nil }
    let milliseconds = try duration(text, max: 7 * 86_400_000)
    guard milliseconds >= 1000 else { throw ValueProblem("\(text.quoted) is too short: at least 1s") }
    return milliseconds
  }

  /// A size of at least one byte and at most `bodyBytesMax`.
  static func bodySize(_ text: String) throws(ValueProblem) -> Int {
    let bytes = try ByteSizeText.bytes(text)
    guard bytes > 0 else { throw ValueProblem("\(text.quoted) is nothing at all: it must be more than 0") }
    guard bytes <= bodyBytesMax else { throw ValueProblem("\(text.quoted) is too large: at most 1GiB") }
    return bytes
  }

  /// A whole number in `range`.
  static func count(_ text: String, in range: ClosedRange<Int>) throws(ValueProblem) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw ValueProblem("\(text.quoted) is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  static func boolean(_ text: String) throws(ValueProblem) -> Bool {
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw ValueProblem("\(text.quoted) is neither true nor false")
    }
  }

  /// `text`, where it can stand in one line of a request or of a log. The message does not repeat it.
  static func line(_ text: String) throws(ValueProblem) -> String {
    guard text.utf8.count <= textLengthMax else {
      throw ValueProblem("the text is longer than \(textLengthMax) bytes")
    }
    for scalar in text.unicodeScalars where breaksALine(scalar) {
      throw ValueProblem("the text holds \(name(of: scalar)): only one line of plain text can stand here")
    }
    return text
  }

  /// Whether it is unsafe in a line, but for what `LineText` shows well enough: a tab, and the marks of direction in the
  /// names of feeds in Arabic and Hebrew.
  private static func breaksALine(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isUnsafeInLine && scalar != "\t" && scalar.properties.generalCategory != .format
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}": "a line break"
    case "\0": "a NUL character"
    default: "a control character"
    }
  }
}
