internal import TruceFeeds

/// Writes JSON text into one growing byte buffer.
///
/// Strings leave it as text of one line in UTF-8: C0 and C1 controls, DEL, bidirectional controls, U+2028 and U+2029 are
/// escaped, so a line of output is a line whatever a feed holds.
package struct JSONWriter: ~Copyable {
  private var buffer = ByteBuffer()
  private var needsComma = false

  package init() {}

  package var bytes: [UInt8] { Array(buffer.view) }
  package var count: Int { buffer.count }

  /// Forgets the bytes, which the caller has passed on, and goes on where they end.
  package mutating func removeBytes() { buffer.removeAll() }

  // MARK: Members of an object

  /// The text, or `null`.
  ///
  /// - Parameter bytesMax: A longer text is cut to at most so many bytes of UTF-8, between characters.
  package mutating func member(_ name: String, _ text: String?, bytesMax: Int = .max) {
    key(name)
    string(text, bytesMax: bytesMax)
  }

  package mutating func member(_ name: String, _ texts: [String]) {
    array(name) { json in for text in texts { json.string(text) } }
  }

  /// The number, or `null`.
  package mutating func member(_ name: String, _ number: (some FixedWidthInteger)?) {
    key(name)
    if let number { integer(number) } else { null() }
  }

  /// A number with one decimal; what is not finite becomes `null`.
  package mutating func member(_ name: String, tenths number: Double) {
    key(name)
    tenths(number)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  package mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  package mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(body)
  }

  /// Starts a member; exactly one value must follow.
  private mutating func key(_ name: String) {
    var name = name
    name.withUTF8 { buffer.append(quoted: $0, afterComma: needsComma) }
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) { nested(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

  /// - Parameter bytesMax: A longer text is cut to at most so many bytes of UTF-8, between characters.
  package mutating func string(_ value: String, bytesMax: Int = .max) {
    var copy = value
    copy.withUTF8 { appendString(JSONWriter.cut($0, bytesMax)) }
    needsComma = true
  }

  /// The string, or `null`.
  package mutating func string(_ value: String?, bytesMax: Int = .max) {
    if let value { string(value, bytesMax: bytesMax) } else { null() }
  }

  package mutating func integer(_ value: some FixedWidthInteger) {
    separate()
    appendDigits(UInt64(value.magnitude), isNegative: value < 0)
    needsComma = true
  }

  /// A string of lower-case hexadecimal digits, without leading zeros.
  package mutating func hexString(_ value: UInt64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { digits in
      var start = digits.count
      var rest = value
      repeat {
        start -= 1
        digits[start] = JSONWriter.hexDigit(UInt8(truncatingIfNeeded: rest & 15))
        rest >>= 4
      } while rest > 0
      buffer.append(quoted: UnsafeBufferPointer(rebasing: digits[start...]), afterComma: needsComma)
    }
    needsComma = true
  }

  /// A number with one decimal; what is not finite becomes `null`.
  package mutating func tenths(_ value: Double) {
    guard value.isFinite, value.magnitude < 1e15 else { return null() }
    let scaled = Int64((value * 10).rounded())
    separate()
    appendDigits(scaled.magnitude / 10, isNegative: scaled < 0)
    buffer.append(UInt8(ascii: "."))
    buffer.append(UInt8(ascii: "0") + UInt8(scaled.magnitude % 10))
    needsComma = true
  }

  private mutating func null() { raw("null") }

  /// Ends a line of JSON lines; the next value starts a new one.
  package mutating func newline() {
    buffer.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func raw(_ text: StaticString) {
    separate()
    buffer.append(text)
    needsComma = true
  }

  private mutating func appendDigits(_ value: UInt64, isNegative: Bool) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { text in
      var start = text.count
      var rest = value
      repeat {
        start -= 1
        text[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      if isNegative {
        start -= 1
        text[start] = UInt8(ascii: "-")
      }
      buffer.append(UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  private static func hexDigit(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    buffer.append(open)
    needsComma = false
    body(&self)
    buffer.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
  }

  private static func cut(_ text: UnsafeBufferPointer<UInt8>, _ bytesMax: Int) -> UnsafeBufferPointer<UInt8> {
    guard text.count > bytesMax else { return text }
    var end = max(bytesMax, 0)
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[..<end])
  }

  private mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
    let plain = ByteScan.firstJSONStop(in: text, from: 0)
    if plain == text.count { return buffer.append(quoted: text, afterComma: needsComma) }
    separate()
    buffer.append(UInt8(ascii: "\""))
    appendEscaped(text, from: plain)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Copies runs of plain bytes, of which the first ends at `stop`, and escapes the rest. The non-ASCII characters that
  /// are escaped start with C2 (C1 controls), D8 (U+061C), E2 (U+200E…U+2069) or EF (U+FEFF is left: it is no control of
  /// direction).
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, from stop: Int) {
    var start = 0
    var index = stop
    while index < text.count {
      let byte = text[index]
      var length = 0
      var scalar: UInt32 = 0
      if byte < 0x80 {
        (length, scalar) = (1, UInt32(byte))
      } else if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
        (length, scalar) = (2, UInt32(text[index + 1]))
      } else if byte == 0xD8, index + 1 < text.count, text[index + 1] == 0x9C {
        (length, scalar) = (2, 0x061C)
      } else if byte == 0xE2, index + 2 < text.count, JSONWriter.isUnsafe(text[index + 1], text[index + 2]) {
        (length, scalar) = (3, 0x2000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F))
      }
      if length > 0 {
        buffer.append(UnsafeBufferPointer(rebasing: text[start..<index]))
        appendEscape(scalar)
        start = index + length
      }
      index = ByteScan.firstJSONStop(in: text, from: index + max(length, 1))
    }
    buffer.append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// U+200E, U+200F, U+2028…U+202E and U+2066…U+2069, by the bytes after E2.
  private static func isUnsafe(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && (third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third)))
      || (second == 0x81 && (0xA6...0xA9).contains(third))
  }

  private mutating func appendEscape(_ scalar: UInt32) {
    buffer.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: buffer.append(UInt8(scalar))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    default:
      buffer.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] { buffer.append(JSONWriter.hexDigit(UInt8(scalar >> shift & 15))) }
    }
  }
}
