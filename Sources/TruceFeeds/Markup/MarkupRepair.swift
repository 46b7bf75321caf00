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
  static let nameBytesMax = 256
  /// Stands for `&` in texts and in the values of attributes, until `References` decodes it.
  static let referenceMark: UInt8 = 0x7F

  enum State { case text, open, tag, declaration, cdata, comment, instruction, doctype }

  var output = ByteBuffer()
  var texts: TextRuns
  /// The document's text up to the root element.
  private(set) var prolog: [UInt8] = []
  var entities: DeclaredEntities
  /// Warnings not yet fetched by `takeFaults`.
  var faults: [FeedWarning] = []
  var stoppedBy: FeedLimit?
  var root = RootSearch()
  var tags: OpenTags
  var attributes = AttributeRepair()

  let limits: FeedLimits
  var state = State.text
  /// What was read of the tag, declaration or end mark that is being read.
  var pending = ByteBuffer()
  var quote: UInt8 = 0
  var doctype = DoctypeScanner()
  var sawJunkAfterRoot = false
  /// Line of the input that is being read, from 1.
  var line = 1
  /// Where in the open text the CDATA section began.
  var cdataStart = 0
  /// Where in `pending` a `>` stands in a quoted value; the tag ended there if the quote was forgotten.
  var endInQuote: Int?

  init(limits: FeedLimits) {
    self.limits = limits
    entities = DeclaredEntities(textBytesMax: limits.fieldBytesMax)
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
      case .open: readOpen(bytes, &index)
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
  var isInside: Bool { !tags.isEmpty }

  mutating func readText(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    guard readRun(bytes, &index) else { return }
    state = .open
    if index < bytes.count { readOpen(bytes, &index) }
  }

  /// Text up to `<` or a character that XML forbids, and that too; whether it was `<`.
  mutating func readRun(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    if isInside {
      index = texts.append(textOf: bytes, from: index, lines: &line)
    } else {
      let start = index
      index = ByteScan.firstMarkup(in: bytes, from: index)
      passOutside(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
    guard index < bytes.count else { return false }
    let stop = bytes[index]
    index += 1
    // DEL and the other control characters are left out.
    if stop == 0x0B || stop == 0x0C, isInside { texts.append(0x20) }
    return stop == UInt8(ascii: "<")
  }

  /// Text before or after the root element.
  mutating func passOutside(_ text: UnsafeBufferPointer<UInt8>) {
    if isClosed, let junk = text.firstIndex(where: { $0 > 0x20 }) {
      line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: text[..<junk]))
      noteJunkAfterRoot()
      line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: text[junk...]))
    } else {
      line += ByteScan.countLines(in: text)
    }
  }

  /// Ends the text before a tag.
  mutating func endText() {
    if texts.endRun(line: line) { output.append(TextRuns.mark) }
  }

  mutating func noteJunkAfterRoot() {
    guard !sawJunkAfterRoot else { return }
    sawJunkAfterRoot = true
    warn("junk after the end of the feed")
  }

  /// After `<`.
  mutating func readOpen(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    pending.removeAll()
    (quote, endInQuote) = (0, nil)
    switch bytes[index] {
    case UInt8(ascii: "!"):
      state = .declaration
    case UInt8(ascii: "?"):
      state = .instruction
    case UInt8(ascii: "/"), 65...90, 97...122, UInt8(ascii: "_"), 0x80...:
      state = .tag
      return readTag(bytes, &index)
    default:
      passLiteralLess()
      state = .text
      return
    }
    index += 1
  }

  /// A `<` that begins no tag.
  mutating func passLiteralLess() {
    guard isInside else { return }
    texts.append(MarkupRepair.referenceMark)
    texts.append(UInt8(ascii: "l"))
    texts.append(UInt8(ascii: "t"))
    texts.append(UInt8(ascii: ";"))
  }

  mutating func warn(_ message: String) {
    guard faults.count < Warnings.max else { return }
    faults.append(FeedWarning(line: line, message: message))
  }
}
