/// Turns HTML into the text that a reader would show: a total function over bytes, without a tree.
///
/// Blocks and line breaks end a line (one line feed), other white space is one space, `script` and `style` say
/// nothing, references are decoded once.
struct HTMLText {
  /// What `<` begins.
  enum Dialect {
    /// HTML: anything that looks like a tag is one.
    case html
    /// Text that may be HTML, such as an RSS title: only HTML's own elements are tags, `<T>` is text.
    case guessed
    /// No markup, but references.
    case referencesOnly
    /// No markup: only white space is set.
    case plain
  }

  private let dialect: Dialect
  /// What the document declares, for references that were not decoded before.
  private let entities: DeclaredEntities
  /// Whether a tag was seen.
  private(set) var hasTags = false
  /// A space or line feed that is written when more text follows.
  private var gap: UInt8 = 0

  init(_ dialect: Dialect, entities: DeclaredEntities = DeclaredEntities()) {
    self.dialect = dialect
    self.entities = entities
  }

  /// Appends the text of `bytes`, which are valid UTF-8, to `output`.
  mutating func render(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    let start = output.count
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0...0x20:
        index += 1
        if gap == 0 { gap = 0x20 }
      case UInt8(ascii: "<") where dialect == .html || dialect == .guessed:
        readMarkup(bytes, &index, start, into: &output)
      case UInt8(ascii: "&") where dialect != .plain:
        readReference(bytes, &index, start, into: &output)
      case MarkupRepair.referenceMark:
        readReference(bytes, &index, start, into: &output)
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:  // no-break space
        index += 2
        if gap == 0 { gap = 0x20 }
      default:
        readRun(bytes, &index, start, into: &output)
      }
    }
  }

  private mutating func readRun(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout [UInt8]
  ) {
    let first = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        // A single space between words is part of the run.
        guard byte == 0x20, index + 1 < bytes.count, isWordByte(bytes[index + 1]) else { break }
      } else if !isWordByte(byte) {
        break
      }
      index += 1
    }
    flushGap(start, into: &output)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<index]))
  }

  @inline(__always)
  private func isWordByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != 0xC2
      && byte != MarkupRepair.referenceMark
  }

  @inline(__always)
  private mutating func flushGap(_ start: Int, into output: inout [UInt8]) {
    guard gap != 0 else { return }
    if output.count > start { output.append(gap) }
    gap = 0
  }

  private mutating func readReference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout [UInt8]
  ) {
    var decoded: [UInt8] = []
    let length = References.decodeOne(
      bytes, from: index + 1, isXML: bytes[index] == MarkupRepair.referenceMark, entities: entities, into: &decoded)
    index += 1 + length
    if length == 0 { decoded = [UInt8(ascii: "&")] }
    if decoded == [0xC2, 0xA0] || decoded.allSatisfy({ $0 <= 0x20 }) {
      if gap == 0 { gap = 0x20 }
    } else {
      flushGap(start, into: &output)
      output.append(contentsOf: decoded)
    }
  }

  // MARK: Markup

  private mutating func readMarkup(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout [UInt8]
  ) {
    if let end = endOfNonElement(bytes, index) {
      index = end
      return
    }
    guard let tag = HTMLTag(bytes, at: index), dialect == .html || tag.isKnown else {
      flushGap(start, into: &output)
      output.append(UInt8(ascii: "<"))
      index += 1
      return
    }
    hasTags = true
    index = tag.end
    if tag.element.isMuted, !tag.isEnd {
      index = HTMLTag.endOfMuted(bytes, from: index, tag.element)
    } else if tag.element.isBlock {
      gap = UInt8(ascii: "\n")
    } else if tag.element.isCell, gap == 0 {
      gap = 0x20
    }
  }

  /// The end of a comment, a declaration, an instruction or a CDATA section's mark.
  private func endOfNonElement(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    guard bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") else { return nil }
    let rest = bytes[(index + 1)...]
    if rest.starts(with: "!--".utf8) {
      let end = bytes.firstIndex(of: Array("-->".utf8), from: min(index + 4, bytes.count))
      return end.map { $0 + 3 } ?? bytes.count
    }
    guard bytes[index + 1] == UInt8(ascii: "!") || dialect == .html else { return nil }
    if rest.starts(with: "![CDATA[".utf8) { return index + 9 }
    let end = rest.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    return end.flatMap { bytes[$0] == UInt8(ascii: ">") ? $0 + 1 : nil }
  }
}
