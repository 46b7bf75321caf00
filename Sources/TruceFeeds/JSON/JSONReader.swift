/// Reads JSON text from bytes that are valid UTF-8.
///
/// A document that is cut keeps what was read: open arrays and objects are closed at the cut, the value that was
/// being read is dropped, and `isComplete` is false. Any other fault ends the reading in the same way.
///
/// Source: RFC 8259.
struct JSONReader {
  /// Depth of arrays and objects: the reader calls itself for each.
  static let depthMax = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private(set) var isComplete = true
  /// Line of the fault, from 1, where there was one.
  var faultLine: Int { 1 + bytes.prefix(index).count { $0 == UInt8(ascii: "\n") } }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The value, whether it was whole, and the line where it was not; nil where there is no value at all.
  static func read(_ bytes: [UInt8]) -> (value: JSONValue, isComplete: Bool, line: Int)? {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      guard let value = reader.value(depth: 0) else { return nil }
      return (value, reader.isComplete, reader.faultLine)
    }
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard index < bytes.count, depth < JSONReader.depthMax else { return fail() }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case UInt8(ascii: "t"): return word("true", .boolean(true))
    case UInt8(ascii: "f"): return word("false", .boolean(false))
    case UInt8(ascii: "n"): return word("null", .null)
    case UInt8(ascii: "-"), 48...57: return number()
    default: return fail()
    }
  }

  private mutating func fail<Value>() -> Value? {
    isComplete = false
    return nil
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func object(_ depth: Int) -> JSONValue {
    index += 1
    var members: [(key: String, value: JSONValue)] = []
    while isComplete, !take(UInt8(ascii: "}")) {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")),
        let value = value(depth: depth + 1)
      else {
        isComplete = false
        break
      }
      members.append((key, value))
      if !take(UInt8(ascii: ",")), !peeks(UInt8(ascii: "}")) { isComplete = false }
    }
    return .object(members)
  }

  private mutating func array(_ depth: Int) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    while isComplete, !take(UInt8(ascii: "]")) {
      guard let value = value(depth: depth + 1) else { break }
      // What was being read when the document broke off is not whole.
      guard isComplete else { break }
      elements.append(value)
      if !take(UInt8(ascii: ",")), !peeks(UInt8(ascii: "]")) { isComplete = false }
    }
    return .array(elements)
  }

  private mutating func peeks(_ byte: UInt8) -> Bool {
    skipSpace()
    return index < bytes.count && bytes[index] == byte
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let length = word.utf8CodeUnitCount
    guard index + length <= bytes.count, (0..<length).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
    else { return fail() }
    index += length
    return value
  }

  private mutating func number() -> JSONValue? {
    let digits = bytes[index...].prefix {
      (48...57).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    index = digits.endIndex
    return .number(String(decoding: digits.prefix(40), as: UTF8.self))
  }

  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      text.append(contentsOf: run)
      index = run.endIndex
      guard index < bytes.count else { break }
      index += 1
      if bytes[index - 1] == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard readEscape(into: &text) else { return fail() }
    }
    return fail()
  }

  private mutating func readEscape(into text: inout [UInt8]) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"): return readUnicode(into: &text)
    default: text.append(byte)
    }
    return true
  }

  /// `uXXXX`, or two of them that make a pair of surrogates.
  private mutating func readUnicode(into text: inout [UInt8]) -> Bool {
    guard var scalar = hex() else { return false }
    if (0xD800..<0xDC00).contains(scalar), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let mark = index
      index += 2
      guard let low = hex() else { return false }
      if (0xDC00..<0xE000).contains(low) {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = mark
      }
    }
    text.append(scalar: scalar == 0 ? 0xFFFD : scalar)
    return true
  }

  private mutating func hex() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70: value = value << 4 | UInt32(byte - 55)
      case 97...102: value = value << 4 | UInt32(byte - 87)
      default: return nil
      }
    }
    index += 4
    return value
  }
}
