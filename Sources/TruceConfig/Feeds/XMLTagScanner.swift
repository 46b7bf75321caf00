import TruceText
import TruceYAML

/// Steps through the tags of an XML document; what stands between them is passed over.
///
/// Total: any bytes come to an end, in one pass, and nothing outside them is opened. It is enough for lists of
/// feeds, whose content stands in attributes; documents of the outside world have a real parser. As HTML does, it takes
/// values without quotes and attributes without values: lists are written by hand too.
struct XMLTagScanner {
  /// What is wrong with the tags so far; after a broken tag there is no next one.
  private(set) var mistakes: [Mistake] = []
  private let source: SourceText
  private let bytes: [UInt8]
  private var offset = 0
  /// Stands at `placed`, from which the place of any later byte is counted.
  private var cursor = TextCursor()
  private var placed = 0

  init(_ source: SourceText) {
    bytes = Array(source.text.utf8)
    self.source = source
  }

  /// The next tag; nil at the end of the document and behind a broken tag.
  mutating func next() -> XMLTag? {
    while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = start
      let isPassed =
        if starts("<!--") { pass(to: "-->", "a comment") } else if starts("<![CDATA[") {
          pass(to: "]]>", "a CDATA section")
        } else if starts("<?") { pass(to: "?>", "a processing instruction") } else if starts("<!") {
          passDeclaration()
        } else { Optional<Bool>.none }
      guard let isPassed else { return tag() }
      guard isPassed else { return nil }
    }
    offset = bytes.count
    return nil
  }

  private mutating func tag() -> XMLTag? {
    let start = offset
    offset += 1
    let isEnd = take("/")
    let name = word()
    guard !name.isEmpty else { return broken(at: start, "this '<' begins no tag; as text it is written &lt;") }
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      guard offset < bytes.count else { return broken(at: start, "the tag \(name.quoted) is not closed") }
      let isEmpty = take("/")
      if take(">") {
        return XMLTag(name: name, attributes: attributes, isEnd: isEnd, isEmpty: isEmpty, place: place(of: start))
      }
      guard let (key, value) = attribute(of: start) else { return nil }
      if attributes[key] == nil { attributes[key] = value }
    }
  }

  private mutating func attribute(of start: Int) -> (key: String, value: String)? {
    let place = offset
    let key = word()
    skipSpace()
    guard !key.isEmpty else { return broken(at: place, "an attribute is written name=\"value\"") }
    guard take("=") else { return (key.lowercased(), "") }
    skipSpace()
    guard offset < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[offset]) else {
      return (key.lowercased(), decoded(bareValue(), of: key, at: place))
    }
    let quote = bytes[offset]
    offset += 1
    let value = bytes[offset...].prefix { $0 != quote && $0 != UInt8(ascii: "<") }
    guard value.endIndex < bytes.count, bytes[value.endIndex] == quote else {
      return broken(at: place, "the value of the attribute \(key.quoted) is not closed; '<' is written &lt; in it")
    }
    offset = value.endIndex + 1
    return (key.lowercased(), decoded(value, of: key, at: place))
  }

  /// A value without quotes, up to a space or the end of the tag; its last `/` closes the tag.
  private mutating func bareValue() -> ArraySlice<UInt8> {
    var value = bytes[offset...].prefix { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    if value.last == UInt8(ascii: "/"), value.endIndex < bytes.count, bytes[value.endIndex] == UInt8(ascii: ">") {
      value = value.dropLast()
    }
    offset = value.endIndex
    return value
  }

  private mutating func decoded(_ value: ArraySlice<UInt8>, of key: String, at place: Int) -> String {
    let (text, unknown) = XMLReferences.decoded(value)
    if let unknown { note(at: place, "unknown entity \(unknown.quoted) in the attribute \(key.quoted)") }
    return text
  }

  // MARK: - Bytes

  private func starts(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private mutating func take(_ text: String) -> Bool {
    guard starts(text) else { return false }
    offset += text.utf8.count
    return true
  }

  private mutating func skipSpace() {
    offset = bytes[offset...].firstIndex { !Self.isSpace($0) } ?? bytes.count
  }

  private mutating func word() -> String {
    let word = bytes[offset...].prefix { !Self.isSpace($0) && !"<>/='\"".utf8.contains($0) }
    offset = word.endIndex
    return String(decoding: word, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

  /// Passes over what ends with `end`; false where it never does.
  private mutating func pass(to end: String, _ what: String) -> Bool {
    let start = offset
    let last = end.utf8.count
    while offset + last <= bytes.count {
      if starts(end) {
        offset += last
        return true
      }
      offset += 1
    }
    note(at: start, "\(what) is not closed with '\(end)'")
    offset = bytes.count
    return false
  }

  /// Passes over a document type declaration, with what it declares in brackets.
  private mutating func passDeclaration() -> Bool {
    let start = offset
    var depth = 0
    var quote: UInt8?
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case quote: quote = nil
      case _ where quote != nil: continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return true
      default: continue
      }
    }
    note(at: start, "a declaration is not closed with '>'")
    return false
  }

  // MARK: - Mistakes

  private mutating func broken<Value>(at offset: Int, _ message: String) -> Value? {
    note(at: offset, message)
    self.offset = bytes.count
    return nil
  }

  private mutating func note(at offset: Int, _ message: String) {
    mistakes.append(source.mistake(at: place(of: offset), message))
  }

  private mutating func place(of offset: Int) -> TextPosition {
    if offset < placed { (cursor, placed) = (TextCursor(), 0) }
    for scalar in String(decoding: bytes[placed..<offset], as: UTF8.self).unicodeScalars {
      cursor.advance(over: scalar)
    }
    placed = offset
    return cursor.position
  }
}

/// One tag of an XML document.
struct XMLTag {
  let name: String
  /// By name in lower case; of two equal ones the first.
  let attributes: [String: String]
  /// `</name>`.
  let isEnd: Bool
  /// `<name/>`.
  let isEmpty: Bool
  let place: TextPosition
}
