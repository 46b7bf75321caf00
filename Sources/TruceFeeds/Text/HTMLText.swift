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
    /// Plain text of a format without markup, in which only what ends with `;` is taken for a reference: `AT&T` and
    /// `?a=1&copy=2` stay.
    case unmarked
    /// No markup: only white space is set.
    case plain
  }

  /// The gap that a line break of the source leaves: a space, or nothing in scripts without spaces.
  private static let wrap: UInt8 = 0x0D

  private let dialect: Dialect
  /// What the document declares, for references that were not decoded before.
  private let entities: DeclaredEntities
  /// A space or line feed that is written when more text follows.
  private var gap: UInt8 = 0
  private var seeksSectionEnds = true
  private var seeksReadingEnds = true
  /// How many `ruby` elements are open.
  private var rubyDepth = 0

  init(_ dialect: Dialect, entities: DeclaredEntities = DeclaredEntities()) {
    self.dialect = dialect
    self.entities = entities
  }

  /// Appends the text of `bytes`, which are valid UTF-8, to `output`.
  mutating func render(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
    render(bytes, output.count, into: &output)
  }

  /// - Parameter start: where in `output` the text began.
  private mutating func render(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into output: inout ByteBuffer
  ) {
    var index = 0
    while index < bytes.count {
      let stop = ByteScan.firstTextStop(in: bytes, from: index)
      passRun(bytes, index..<stop, start, into: &output)
      index = stop
      guard index < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "<") where dialect == .html || dialect == .guessed:
        // Nearly all is tags.
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") {
          readNonElement(bytes, &index, start, into: &output)
        } else {
          readTag(bytes, &index, start, into: &output)
        }
      case UInt8(ascii: "&") where dialect != .plain, MarkupRepair.referenceMark:
        readReference(bytes, &index, start, into: &output)
      case 0x0A, 0x0D:
        index += 1
        if gap == 0 || gap == 0x20 { gap = dialect == .unmarked ? 0x20 : HTMLText.wrap }
      case 0...0x20:
        index += 1
        if gap == 0 { gap = 0x20 }
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:  // no-break space
        index += 2
        if gap == 0 { gap = 0x20 }
      default:
        flushGap(start, bytes, index, into: &output)
        output.append(bytes[index])
        index += 1
      }
    }
  }

  /// Passes on text that has single spaces only; those at its ends become gaps.
  @inline(__always)
  private mutating func passRun(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ start: Int, into output: inout ByteBuffer
  ) {
    var (first, end) = (range.lowerBound, range.upperBound)
    guard first < end else { return }
    if bytes[first] == 0x20 {
      first += 1
      if gap == 0 { gap = 0x20 }
    }
    let endsInSpace = end > first && bytes[end - 1] == 0x20
    if endsInSpace { end -= 1 }
    guard first < end else { return }
    flushGap(start, bytes, first, into: &output)
    output.append(UnsafeBufferPointer(rebasing: bytes[first..<end]))
    if endsInSpace { gap = 0x20 }
  }

  /// Writes the gap before what stands at `index`.
  @inline(__always)
  private mutating func flushGap(
    _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, into output: inout ByteBuffer
  ) {
    guard gap != 0 else { return }
    if gap == HTMLText.wrap { gap = WrappedText.isUnspaced(output.view, bytes, index) ? 0 : 0x20 }
    if output.count > start, gap != 0 { output.append(gap) }
    gap = 0
  }

  private mutating func readReference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout ByteBuffer
  ) {
    let isXML = bytes[index] == MarkupRepair.referenceMark || dialect == .unmarked
    index += 1
    if let (value, length) = References.declared(bytes, from: index, entities, after: output.count) {
      flushGap(start, bytes, index, into: &output)
      output.append(value)
      index += length
      return
    }
    var (scalar, length) = References.scalar(bytes, from: index, isXML: isXML) ?? (0x26, 0)
    if dialect == .unmarked, length > 0, bytes[index + length - 1] != UInt8(ascii: ";") { (scalar, length) = (0x26, 0) }
    index += length
    if scalar <= 0x20 || scalar == 0xA0 {
      if gap == 0 { gap = 0x20 }
    } else {
      flushGap(start, bytes, index, into: &output)
      output.append(scalar: scalar)
    }
  }

  // MARK: Markup

  /// What `<!` or `<?` begins.
  private mutating func readNonElement(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout ByteBuffer
  ) {
    if bytes[index...].starts(with: "<![CDATA[".utf8) {
      readSection(bytes, &index, start, into: &output)
    } else if let end = endOfNonElement(bytes, index) {
      index = end
    } else {
      readTag(bytes, &index, start, into: &output)
    }
  }

  @inline(__always)
  private mutating func readTag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout ByteBuffer
  ) {
    guard let tag = HTMLTag(bytes, at: index), dialect == .html || tag.isKnown else {
      flushGap(start, bytes, index, into: &output)
      output.append(UInt8(ascii: "<"))
      index += 1
      return
    }
    index = tag.end
    if tag.element.isMuted, !tag.isEnd {
      index = HTMLTag.endOfMuted(bytes, from: index, tag.element)
    } else if tag.element.isBlock {
      gap = UInt8(ascii: "\n")
    } else if tag.element.isCell {
      if gap == 0 { gap = 0x20 }
    } else if tag.element != .inline {
      readRuby(bytes, &index, tag)
    }
  }

  /// A reading is passed over: the words are what it stands over. Outside of `ruby` there are none.
  private mutating func readRuby(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ tag: HTMLTag) {
    switch tag.element {
    case .ruby: rubyDepth = max(0, rubyDepth + (tag.isEnd ? -1 : 1))
    case .reading where !tag.isEnd && rubyDepth > 0, .readings where !tag.isEnd && rubyDepth > 0:
      guard seeksReadingEnds else { return }
      if let end = HTMLTag.endOfReading(bytes, from: index, tag.element) {
        index = end
      } else {
        // Where one has no end the next has none, and what stands there is not lost.
        seeksReadingEnds = false
      }
    default: break
    }
  }

  /// A CDATA section that was escaped together with what it holds: only its marks say nothing.
  private mutating func readSection(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, into output: inout ByteBuffer
  ) {
    index += 9
    guard seeksSectionEnds else { return }
    // Sections do not nest, and where one has no end the next has none: nothing is searched twice.
    seeksSectionEnds = false
    guard let end = bytes.firstIndex(of: Array("]]>".utf8), from: index) else { return }
    render(UnsafeBufferPointer(rebasing: bytes[index..<end]), start, into: &output)
    seeksSectionEnds = true
    index = end + 3
  }

  /// The end of what `<!` or `<?` begins: a comment, a declaration or an instruction.
  private func endOfNonElement(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let rest = bytes[(index + 1)...]
    if rest.starts(with: "!--".utf8) {
      // `<!-->` is a whole comment (WHATWG HTML, section 13.2.5.43).
      let end = bytes.firstIndex(of: Array("-->".utf8), from: index + 2)
      return end.map { $0 + 3 } ?? bytes.count
    }
    guard bytes[index + 1] == UInt8(ascii: "!") || dialect == .html else { return nil }
    let end = rest.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    return end.flatMap { bytes[$0] == UInt8(ascii: ">") ? $0 + 1 : nil }
  }
}
