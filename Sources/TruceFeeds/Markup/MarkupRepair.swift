/// Makes the markup of a document whole before libxml2 sees it, chunk by chunk, from UTF-8 to UTF-8.
///
/// What comes out is the document's tags, closed in order, without declaration, DOCTYPE, comments and processing
/// instructions; the text between them goes to `texts`. libxml2's own recovery loses text and links (`AT&T` becomes
/// `AT`) and stops at some mistakes; a DOCTYPE that it never sees can neither read files nor grow.
///
/// Invariants:
/// 1. `&` never leaves here outside CDATA: it is written as DEL (0x7F), a legal character without a meaning in XML,
///    and `References` decodes it where a field is stored. A DEL of the input is dropped.
/// 2. Nothing is kept of the input but the tag that is being read (`tagBytesMax`), the text before it (a field's cap)
///    and the prolog (`prologBytesMax`).
struct MarkupRepair: ~Copyable {
  /// Bytes before the root that are kept, to say what a document without a feed is.
  static let prologBytesMax = 256 << 10
  /// libxml2 gives a document up at names of more than 50,000 bytes.
  private static let nameBytesMax = 256
  /// Stands for `&` in what is handed to libxml2.
  static let referenceMark: UInt8 = 0x7F

  private enum State { case text, open, tag, declaration, cdata, comment, instruction, doctype }

  private(set) var output = ByteBuffer()
  var texts: TextRuns
  /// The document's text up to the root element.
  private(set) var prolog: [UInt8] = []
  private(set) var entities = DeclaredEntities()
  /// Warnings not yet fetched by `takeFaults`.
  private var faults: [FeedWarning] = []
  private(set) var stoppedBy: FeedLimit?
  private(set) var root = RootSearch()
  private(set) var tags: OpenTags

  private let limits: FeedLimits
  private var state = State.text
  /// What was read of the tag, declaration or end mark that is being read.
  private var pending = ByteBuffer()
  private var quote: UInt8 = 0
  private var doctype = DoctypeScanner()
  private var sawJunkAfterRoot = false
  /// Line of the input that is being read, from 1.
  private(set) var line = 1
  /// Where in the open text the CDATA section began.
  private var cdataStart = 0
  /// The last byte of the tag that is no white space.
  private var lastInTag: UInt8 = 0
  /// Where in `pending` a `>` stands in a quoted value; the tag ended there if the quote was forgotten.
  private var endInQuote: Int?

  init(limits: FeedLimits) {
    self.limits = limits
    tags = OpenTags(depthMax: limits.depthMax)
    texts = TextRuns(fieldBytesMax: limits.fieldBytesMax)
  }

  /// True once the root element was closed.
  var isClosed: Bool { root.isFound && tags.isEmpty }

  /// Forgets the output, which the caller has passed on.
  mutating func clearOutput() { output.removeAll() }

  /// Ends the document: CDATA that was never closed is read as what it holds, else it would hide all that follows.
  mutating func finish() {
    guard state == .cdata, isInside, let text = texts.takeOpen(from: cdataStart) else { return }
    warn("CDATA section that never ends")
    begin(.text)
    text.withUnsafeBufferPointer { repair($0) }
  }

  mutating func takeFaults() -> [FeedWarning] {
    guard !faults.isEmpty else { return [] }
    defer { faults = [] }
    return faults
  }

  /// Reads one piece of text; pieces never cut a character.
  mutating func repair(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !root.isFound { prolog.append(contentsOf: bytes.prefix(MarkupRepair.prologBytesMax - prolog.count)) }
    var index = 0
    while index < bytes.count, stoppedBy == nil {
      switch state {
      case .text: readText(bytes, &index)
      case .open: readOpen(bytes[index], &index)
      case .tag: readTag(bytes, &index)
      case .declaration: readDeclaration(bytes, &index)
      case .cdata: readCDATA(bytes, &index)
      case .comment: readComment(bytes, &index)
      case .instruction: readInstruction(bytes, &index)
      case .doctype: readDoctype(bytes, &index)
      }
    }
  }
}

// MARK: - Text

extension MarkupRepair {
  /// Whether text is passed on: only inside the root element.
  private var isInside: Bool { !tags.isEmpty }

  private mutating func readText(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let start = index
    index = ByteScan.firstMarkup(in: bytes, from: index)
    passText(bytes, start..<index)
    guard index < bytes.count else { return }
    switch bytes[index] {
    case UInt8(ascii: "<"): state = .open
    case UInt8(ascii: "&"): if isInside { texts.append(MarkupRepair.referenceMark) }
    case 0x0B, 0x0C: if isInside { texts.append(0x20) }
    default: break  // DEL and the control characters that XML forbids
    }
    index += 1
  }

  private mutating func passText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let run = UnsafeBufferPointer(rebasing: bytes[range])
    if isInside {
      texts.append(run)
    } else if isClosed, let junk = run.firstIndex(where: { $0 > 0x20 }) {
      line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: run[..<junk]))
      noteJunkAfterRoot()
      line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: run[junk...]))
      return
    }
    line += ByteScan.countLines(in: run)
  }

  /// Ends the text before a tag.
  private mutating func endText() {
    if texts.endRun(line: line) { output.append(TextRuns.mark) }
  }

  private mutating func noteJunkAfterRoot() {
    guard !sawJunkAfterRoot else { return }
    sawJunkAfterRoot = true
    warn("junk after the end of the feed")
  }

  private mutating func readOpen(_ byte: UInt8, _ index: inout Int) {
    pending.removeAll()
    (quote, lastInTag, endInQuote) = (0, 0, nil)
    switch byte {
    case UInt8(ascii: "!"):
      state = .declaration
    case UInt8(ascii: "?"):
      state = .instruction
    case UInt8(ascii: "/"), 65...90, 97...122, UInt8(ascii: "_"), 0x80...:
      pending.append(byte)
      state = .tag
    default:
      passLiteralLess()
      state = .text
      return
    }
    index += 1
  }

  /// A `<` that begins no tag.
  private mutating func passLiteralLess() {
    guard isInside else { return }
    texts.append(MarkupRepair.referenceMark)
    texts.append(UInt8(ascii: "l"))
    texts.append(UInt8(ascii: "t"))
    texts.append(UInt8(ascii: ";"))
  }
}

// MARK: - Tags

extension MarkupRepair {
  private mutating func readTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let start = index
    var end = start
    var (quote, last) = (quote, lastInTag)
    scan: while end < bytes.count {
      let byte = bytes[end]
      if quote != 0 {
        if byte == quote {
          (quote, endInQuote) = (0, nil)
        } else if byte == UInt8(ascii: ">"), endInQuote == nil {
          endInQuote = pending.count + end - start
        } else if byte == UInt8(ascii: "<"), endInQuote != nil {
          break scan
        }
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
        break scan
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), last == UInt8(ascii: "=") {
        quote = byte
      }
      if byte > 0x20 { last = byte }
      end += 1
    }
    (self.quote, lastInTag, index) = (quote, last, end)
    guard pending.count + end - start <= limits.tagBytesMax else {
      stoppedBy = .tagBytes(max: limits.tagBytesMax)
      return
    }
    pending.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    guard end < bytes.count else { return }
    if bytes[end] == UInt8(ascii: "<") { return readBrokenTag(endInQuote) }
    index += 1
    state = .text
    finishTag()
  }

  /// A `<` in the midst of a tag: what came before was no tag but text, as in `a <b and <i>c</i>`; or the tag ended
  /// at an earlier `>`, behind a quote that is never closed.
  private mutating func readBrokenTag(_ tagEnd: Int?) {
    warn(tagEnd == nil ? "'<' that begins no tag" : "attribute without its closing quote")
    if tagEnd == nil { passLiteralLess() }
    let text = Array(pending.view[(tagEnd.map { $0 + 1 } ?? 0)...])
    state = .text
    if let tagEnd {
      pending.removeLast(pending.count - tagEnd)
      finishTag()
    }
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        readText(text, &index)
        if state == .open {
          passLiteralLess()
          state = .text
        }
      }
    }
  }

  private mutating func finishTag() {
    // No allocation for each tag: what follows reads `pending` and does not change it.
    let text = pending.mutableView
    if text[0] == UInt8(ascii: "/") { endTag(text) } else { startTag(text) }
    line += ByteScan.countLines(in: pending.view)
    pending.removeAll()
  }

  private mutating func endTag(_ text: UnsafeMutableBufferPointer<UInt8>) {
    let name = TagName(UnsafeMutableBufferPointer(rebasing: text.dropFirst()))
    if isClosed { return noteJunkAfterRoot() }
    guard root.isFound else { return root.sawEnd(of: name) }
    endText()
    switch tags.close(name, into: &output) {
    case .matched: break
    case .unknown: warn("end tag </\(name)> without a start tag")
    case .crossed: warn("end tag </\(name)> closes other open elements")
    }
  }

  private mutating func startTag(_ text: UnsafeMutableBufferPointer<UInt8>) {
    let name = TagName(text)
    if isClosed { return noteJunkAfterRoot() }
    guard name.bytes.count <= MarkupRepair.nameBytesMax else { return warn("element with an endless name") }
    if !root.isFound {
      guard root.accepts(name) else { return }
      root.tag = String(decoding: text, as: UTF8.self).lowercased()
    }
    if root.isAfterJunk { warn("junk before the feed") }
    root.isAfterJunk = false
    endText()
    if tags.closeImplied(by: name, into: &output) { warn("element that <\(name)> ends was not closed") }
    guard tags.count < limits.depthMax else {
      stoppedBy = .depth(max: limits.depthMax)
      return
    }
    let rest = UnsafeBufferPointer(rebasing: text.dropFirst(name.bytes.count))
    let isEmpty = text.last == UInt8(ascii: "/") || (name.isVoidHTML && isInside)
    output.append(UInt8(ascii: "<"))
    output.append(name.bytes)
    let namespaces = AttributeRepair(text: rest, namespacesLeft: tags.namespacesLeft).write(into: &output)
    if isEmpty { output.append(UInt8(ascii: "/")) }
    output.append(UInt8(ascii: ">"))
    if !isEmpty { tags.open(name, namespaces: namespaces) } else if tags.isEmpty { root.isEmptyElement = true }
  }
}

// MARK: - What is left out, and CDATA

extension MarkupRepair {
  /// After `<!`: a comment, CDATA, DOCTYPE, or something that HTML takes for a comment.
  private mutating func readDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    pending.append(asciiLowercase(bytes[index]))
    index += 1
    switch (pending[0], pending.count) {
    case (UInt8(ascii: "-"), 2): if matches("--") { begin(.comment) } else { passOver(&index) }
    case (UInt8(ascii: "["), 7): if matches("[cdata[") { beginCDATA() } else { passOver(&index) }
    case (UInt8(ascii: "d"), 7):
      guard matches("doctype") else { return passOver(&index) }
      begin(.doctype)
      doctype = DoctypeScanner()
    case (UInt8(ascii: "-"), 1), (UInt8(ascii: "["), 1...6), (UInt8(ascii: "d"), 1...6):
      if pending.last == UInt8(ascii: ">") { passOver(&index) }
    default: passOver(&index)
    }
  }

  private func matches(_ word: StaticString) -> Bool {
    pending.view.isName(word)
  }

  /// What only looks like a declaration is passed over up to its `>`, as HTML does.
  private mutating func passOver(_ index: inout Int) {
    index -= 1
    pending.removeAll()
    pending.append("<!")
    state = .instruction
  }

  private mutating func begin(_ state: State) {
    pending.removeAll()
    self.state = state
  }

  private mutating func beginCDATA() {
    begin(.cdata)
    cdataStart = texts.openCount
  }

  private mutating func readCDATA(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      if pending.isEmpty {
        let start = index
        index = ByteScan.firstCDATAStop(in: bytes, from: index)
        passCDATA(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        guard index < bytes.count else { return }
      }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "]") {
        // `pending` holds up to two of them that may begin the end mark.
        if pending.count == 2 { passByte(byte) } else { pending.append(byte) }
      } else if byte == UInt8(ascii: ">"), pending.count == 2 {
        return begin(.text)
      } else {
        passCDATAMark()
        if byte >= 0x20 && byte != 0x7F || byte == 9 || byte == 10 || byte == 13 { passByte(byte) }
      }
    }
  }

  private mutating func passCDATA(_ text: UnsafeBufferPointer<UInt8>) {
    if isInside { texts.append(text) }
    line += ByteScan.countLines(in: text)
  }

  private mutating func passByte(_ byte: UInt8) {
    if isInside { texts.append(byte) }
    if byte == UInt8(ascii: "\n") { line += 1 }
  }

  /// What was held for the end mark was text.
  private mutating func passCDATAMark() {
    for _ in 0..<pending.count { passByte(UInt8(ascii: "]")) }
    pending.removeAll()
  }

  /// `<?xml …>` ends at the first `>`, for some forget the `?`; other instructions end at `?>`.
  private mutating func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: ">") {
        let isDeclaration = pending.view.prefix(3).elementsEqual("xml".utf8) || pending.view.first == UInt8(ascii: "<")
        if isDeclaration || pending.last == UInt8(ascii: "?") { return begin(.text) }
      }
      if pending.count == 4 { pending.removeLast(1) }
      pending.append(byte)
    }
  }

  private mutating func readDoctype(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if doctype.read(byte) {
        if !root.isFound { root.sawDoctype(doctype.name) }
        entities.read(internalSubset: doctype.text)
        return begin(.text)
      }
    }
  }

  private mutating func readComment(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "-") {
        if pending.count < 2 { pending.append(byte) }
      } else if byte == UInt8(ascii: ">"), pending.count == 2 {
        return begin(.text)
      } else {
        if byte == UInt8(ascii: "\n") { line += 1 }
        pending.removeAll()
      }
    }
  }

  private mutating func warn(_ message: String) {
    guard faults.count < Warnings.max else { return }
    faults.append(FeedWarning(line: line, message: message))
  }
}
