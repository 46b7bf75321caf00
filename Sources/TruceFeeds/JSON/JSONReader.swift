/// Reads JSON text.
///
/// Feeds are read as they come: a document that is cut keeps what was read. Open arrays and objects are closed at the
/// cut, the value that was being read is dropped, and `isComplete` is false. Comments, words such as `NaN`, escapes that
/// are none and commas that are missing are read over, each a warning. Any other fault ends the reading as a cut does.
/// What we wrote ourselves is read to the letter.
///
/// Source: RFC 8259.
package struct JSONReader {
  /// Depth of arrays and objects: the reader calls itself for each.
  static let depthMax = 64
  /// Digits of a number in a feed; no number that matters has more.
  private static let digitsMax = 40

  /// Members of most objects: no more room is made for fewer.
  private static let usualMembers = 8

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isStrict: Bool
  private var index = 0
  private(set) var isComplete = true
  /// What was read over.
  private var faults: [FeedWarning] = []
  private var counted = (offset: 0, line: 1)
  /// Line of the fault, from 1, where there was one.
  var faultLine: Int { 1 + bytes.prefix(index).count { $0 == UInt8(ascii: "\n") } }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, isStrict: Bool) {
    self.bytes = bytes
    self.isStrict = isStrict
  }

  /// What a document of JSON says.
  struct Document {
    var value: JSONValue
    var isComplete: Bool
    /// Where the reading ended.
    var line: Int
    /// What was wrong before and was read over.
    var faults: [FeedWarning]
  }

  /// Nil where there is no value at all.
  ///
  /// - Parameter bytes: Valid UTF-8.
  static func read(_ bytes: [UInt8]) -> Document? {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, isStrict: false)
      guard let value = reader.value(depth: 0) else { return nil }
      return Document(
        value: value, isComplete: reader.isComplete, line: reader.faultLine, faults: reader.faults)
    }
  }

  /// Whether an object or an array follows the comments at the start of `text`.
  static func beginsBehindComments(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = JSONReader(text, isStrict: false)
    return reader.peeks(UInt8(ascii: "{")) || reader.peeks(UInt8(ascii: "["))
  }

  /// The value that `bytes` are, every character of its texts as it was written; nil where they are not JSON to the
  /// letter, in UTF-8 without a fault.
  package static func readStrictly(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    guard UTF8Check.firstFault(in: bytes, from: 0) == bytes.count else { return nil }
    var reader = JSONReader(bytes, isStrict: true)
    guard let value = reader.value(depth: 0), reader.isComplete else { return nil }
    reader.skipSpace()
    return reader.index == bytes.count ? value : nil
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
    default: return passWord(from: index)
    }
  }

  /// Passes over a word that is no value of JSON, such as `NaN`, where one could end; it is read as null.
  private mutating func passWord(from start: Int) -> JSONValue? {
    index = start
    guard !isStrict else { return fail() }
    let end = bytes[start...].prefix(JSONReader.digitsMax).firstIndex { !JSONReader.isOfWord($0) } ?? start
    index = end
    guard end > start, peeks(UInt8(ascii: ",")) || peeks(UInt8(ascii: "]")) || peeks(UInt8(ascii: "}")) else {
      index = start
      return fail()
    }
    note("'\(String(decoding: bytes[start..<end], as: UTF8.self))' is no JSON, read as null")
    return .null
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private mutating func note(_ message: String) {
    guard faults.count < Warnings.max else { return }
    counted.line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: bytes[min(counted.offset, index)..<index]))
    counted.offset = max(counted.offset, index)
    faults.append(FeedWarning(line: counted.line, message: message))
  }

  private mutating func fail<Value>() -> Value? {
    isComplete = false
    return nil
  }

  @inline(__always)
  private mutating func skipSpace() {
    if index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") { passSpace() }
  }

  private mutating func passSpace() {
    while index < bytes.count {
      if bytes[index] <= 0x20, !isStrict || isSpace(bytes[index]) {
        index += 1
      } else if !passComment() {
        return
      }
    }
  }

  /// `// …` and `/* … */`, as JavaScript has them.
  private mutating func passComment() -> Bool {
    guard !isStrict, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "/") else { return false }
    switch bytes[index + 1] {
    case UInt8(ascii: "/"): index = ByteScan.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: index)
    case UInt8(ascii: "*"):
      index = bytes.firstIndex(of: Array("*/".utf8), from: index + 2).map { $0 + 2 } ?? bytes.count
    default: return false
    }
    note("a comment is no JSON")
    return true
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Takes `byte`, and the space before it.
  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    return takeNext(byte)
  }

  @inline(__always)
  private mutating func takeNext(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func object(_ depth: Int) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    members.reserveCapacity(JSONReader.usualMembers)
    while isComplete, !take(UInt8(ascii: "}")) {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")),
        let value = value(depth: depth + 1)
      else {
        isComplete = false
        break
      }
      members.append(JSONValue.Member(key: key, value: value))
      if !isFollowed(orEndedBy: UInt8(ascii: "}")) { isComplete = false }
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
      if !isFollowed(orEndedBy: UInt8(ascii: "]")) { isComplete = false }
    }
    return .array(elements)
  }

  /// Takes the comma before what follows, or sees that nothing does. Many feeds have a comma before the end too.
  private mutating func isFollowed(orEndedBy end: UInt8) -> Bool {
    guard take(UInt8(ascii: ",")) else { return peeks(end) || lacksComma(before: end) }
    return !isStrict || !peeks(end)
  }

  /// Whether what could follow a comma follows without one.
  private mutating func lacksComma(before end: UInt8) -> Bool {
    let isInArray = end == UInt8(ascii: "]")
    guard !isStrict, peeks(UInt8(ascii: "\"")) || (isInArray && peeks(UInt8(ascii: "{"))) else { return false }
    note("a comma is missing")
    return true
  }

  private mutating func peeks(_ byte: UInt8) -> Bool {
    skipSpace()
    return index < bytes.count && bytes[index] == byte
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let length = word.utf8CodeUnitCount
    guard index + length <= bytes.count, (0..<length).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
    else { return passWord(from: index) }
    index += length
    return value
  }

  // MARK: Numbers

  private mutating func number() -> JSONValue? {
    let start = index
    if isStrict {
      guard passNumber() else { return fail() }
    } else {
      while index < bytes.count, isOfNumber(bytes[index]) { index += 1 }
      if index < bytes.count, JSONReader.isOfWord(bytes[index]) { return passWord(from: start) }
    }
    let end = isStrict ? index : min(index, start + JSONReader.digitsMax)
    return .number(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  /// `-12.5e+3`. Source: RFC 8259, section 6.
  private mutating func passNumber() -> Bool {
    _ = takeNext(UInt8(ascii: "-"))
    guard takeNext(UInt8(ascii: "0")) || passDigits() else { return false }
    if takeNext(UInt8(ascii: ".")) {
      guard passDigits() else { return false }
    }
    guard takeNext(UInt8(ascii: "e")) || takeNext(UInt8(ascii: "E")) else { return true }
    if !takeNext(UInt8(ascii: "+")) { _ = takeNext(UInt8(ascii: "-")) }
    return passDigits()
  }

  private mutating func passDigits() -> Bool {
    let start = index
    while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    return index > start
  }

  // MARK: Strings

  private mutating func string() -> String? {
    index += 1
    let start = index
    index = ByteScan.firstStringStop(in: bytes, from: index)
    guard index < bytes.count else { return fail() }
    guard takeNext(UInt8(ascii: "\"")) else { return string(from: start) }
    return text(UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]))
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Of what is read strictly all is known to be UTF-8.
    isStrict ? String(copying: unsafe UTF8Span(unchecked: bytes.span)) : String(checking: bytes)
  }

  /// A string of which nothing from `start` up to here has to be decoded.
  private mutating func string(from start: Int) -> String? {
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return text.withUnsafeBufferPointer { self.text($0) }
      case UInt8(ascii: "\\"): guard readEscape(into: &text) else { return fail() }
      case _ where isStrict: return fail()
      default: text.append(byte)
      }
      let run = index
      index = ByteScan.firstStringStop(in: bytes, from: run)
      text.append(contentsOf: bytes[run..<index])
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
    case UInt8(ascii: "b"): text.append(isStrict ? 0x08 : 0x20)
    case UInt8(ascii: "f"): text.append(isStrict ? 0x0C : 0x20)
    case UInt8(ascii: "u"): return readUnicode(into: &text)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case _ where isStrict: return false
    case UInt8(ascii: "x"): readHex(into: &text)
    default:
      note("an escape is none of JSON's")
      text.append(byte)
    }
    return true
  }

  /// `\x41`, as JavaScript has it; without digits it is an `x`.
  private mutating func readHex(into text: inout [UInt8]) {
    note("an escape is none of JSON's")
    guard let scalar = hex(digits: 2) else { return text.append(UInt8(ascii: "x")) }
    text.append(scalar: scalar == 0 ? 0xFFFD : scalar)
  }

  /// `uXXXX`, or two of them that make a pair of surrogates.
  private mutating func readUnicode(into text: inout [UInt8]) -> Bool {
    guard var scalar = hex() else {
      guard !isStrict else { return false }
      note("an escape is none of JSON's")
      text.append(scalar: 0xFFFD)
      return true
    }
    if (0xD800..<0xDC00).contains(scalar), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let mark = index
      index += 2
      let low = hex() ?? 0
      if (0xDC00..<0xE000).contains(low) {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = mark
      }
    }
    guard !isStrict || Unicode.Scalar(scalar) != nil else { return false }
    text.append(scalar: scalar == 0 && !isStrict ? 0xFFFD : scalar)
    return true
  }

  private mutating func hex(digits: Int = 4) -> UInt32? {
    guard index + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + digits)] {
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70: value = value << 4 | UInt32(byte - 55)
      case 97...102: value = value << 4 | UInt32(byte - 87)
      default: return nil
      }
    }
    index += digits
    return value
  }
}
