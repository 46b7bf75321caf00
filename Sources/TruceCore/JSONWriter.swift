internal import TruceFeeds

/// Writes JSON text into one growing byte buffer.
///
/// Strings leave it as ASCII-safe single-line text: no raw C0, C1, DEL, bidirectional control, U+2028 or U+2029
/// (CONTRACT: the journal), so a line of output is a line whatever a feed holds.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// Forgets the bytes, which the caller has passed on, and goes on where they end.
  package mutating func removeBytes() { bytes.removeAll(keepingCapacity: true) }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { nested("{", "}", body) }
  package mutating func array(_ body: (inout JSONWriter) -> Void) { nested("[", "]", body) }

  /// Starts a member of an object; exactly one value must follow.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var copy = value
    copy.withUTF8 { appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// The string, or `null`.
  package mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  package mutating func integer(_ value: some BinaryInteger) { raw(String(value)) }

  /// A number with one decimal; what is not finite becomes `null`.
  package mutating func tenths(_ value: Double) {
    guard value.isFinite, value.magnitude < 1e15 else { return null() }
    let scaled = Int64((value * 10).rounded())
    raw((scaled < 0 ? "-" : "") + "\(scaled.magnitude / 10).\(scaled.magnitude % 10)")
  }

  package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  /// Ends a line of JSON lines; the next value starts a new one.
  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func nested(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Copies runs of plain bytes and escapes the rest. The non-ASCII characters that are escaped start with
  /// C2 (C1 controls), D8 (U+061C), E2 (U+200E…U+2069) or EF (U+FEFF is left: it is no control of direction).
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = ByteScan.firstJSONStop(in: text, from: 0)
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
        bytes.append(contentsOf: text[start..<index])
        appendEscape(scalar)
        start = index + length
      }
      index = ByteScan.firstJSONStop(in: text, from: index + max(length, 1))
    }
    bytes.append(contentsOf: text[start...])
  }

  /// U+200E, U+200F, U+2028…U+202E and U+2066…U+2069, by the bytes after E2.
  private static func isUnsafe(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && (third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third)))
      || (second == 0x81 && (0xA6...0xA9).contains(third))
  }

  private mutating func appendEscape(_ scalar: UInt32) {
    bytes.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: bytes.append(UInt8(scalar))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8(scalar >> shift & 15)
        bytes.append(digit < 10 ? 48 + digit : 87 + digit)
      }
    }
  }
}
