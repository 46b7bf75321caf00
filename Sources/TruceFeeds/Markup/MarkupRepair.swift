/// Makes the markup of a document whole before libxml2 sees it, chunk by chunk, from UTF-8 to UTF-8.
///
/// What comes out is XML without declaration, DOCTYPE, comments and processing instructions, whose tags are closed
/// in order. libxml2's own recovery loses text and links (`AT&T` becomes `AT`) and stops at some mistakes; a DOCTYPE
/// that it never sees can neither read files nor grow.
///
/// Invariants:
/// 1. `&` never leaves here outside CDATA: it is written as DEL (0x7F), a legal character without a meaning in XML,
///    and `References` decodes it where a field is stored. A DEL of the input is dropped.
/// 2. The line of a piece of output is its line in the input.
/// 3. Nothing is kept of the input but the tag that is being read (`tagBytesMax`) and the prolog (`prologBytesMax`).
struct MarkupRepair {
  /// Bytes before the root that are kept, to say what a document without a feed is.
  static let prologBytesMax = 256 << 10
  /// libxml2 gives a document up at names of more than 50,000 bytes.
  private static let nameBytesMax = 256
  /// Stands for `&` in what is handed to libxml2.
  static let referenceMark: UInt8 = 0x7F

  private enum State { case text, open, tag, declaration, cdata, comment, instruction, doctype }

  private(set) var output: [UInt8] = []
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
  private var pending: [UInt8] = []
  private var quote: UInt8 = 0
  private var doctype = DoctypeScanner()
  private var sawJunkAfterRoot = false
  private var linesPassedOn = 0

  init(limits: FeedLimits) {
    self.limits = limits
    tags = OpenTags(depthMax: limits.depthMax)
  }

  /// True once the root element was closed.
  var isClosed: Bool { root.isFound && tags.isEmpty }

  /// Line of the input that is being read, from 1.
  var line: Int { 1 + linesPassedOn + ByteScan.countLines(in: output) }

  /// Forgets the output, which the caller has passed on.
  mutating func clearOutput() {
    linesPassedOn += ByteScan.countLines(in: output)
    output.removeAll(keepingCapacity: true)
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
    case UInt8(ascii: "&"): if isInside { output.append(MarkupRepair.referenceMark) }
    case 0x0B, 0x0C: if isInside { output.append(0x20) }
    default: break  // DEL and the control characters that XML forbids
    }
    index += 1
  }

  private mutating func passText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let run = UnsafeBufferPointer(rebasing: bytes[range])
    if isInside {
      output.append(contentsOf: run)
    } else {
      let junk = isClosed ? run.firstIndex { $0 > 0x20 } ?? run.count : run.count
      passLines(UnsafeBufferPointer(rebasing: run[..<junk]))
      if junk < run.count { noteJunkAfterRoot() }
      passLines(UnsafeBufferPointer(rebasing: run[junk...]))
    }
  }

  /// Keeps the lines of what is left out.
  private mutating func passLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes where byte == UInt8(ascii: "\n") { output.append(byte) }
  }

  private mutating func noteJunkAfterRoot() {
    guard !sawJunkAfterRoot else { return }
    sawJunkAfterRoot = true
    warn("junk after the end of the feed")
  }

  private mutating func readOpen(_ byte: UInt8, _ index: inout Int) {
    pending.removeAll(keepingCapacity: true)
    quote = 0
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
    output.append(MarkupRepair.referenceMark)
    output.append(contentsOf: "lt;".utf8)
  }
}

// MARK: - Tags

extension MarkupRepair {
  private mutating func readTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        index += 1
        state = .text
        return finishTag()
      } else if byte == UInt8(ascii: "<") {
        return readBrokenTag()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if isAfterEquals { quote = byte }
      }
      pending.append(byte)
      index += 1
      guard pending.count <= limits.tagBytesMax else {
        stoppedBy = .tagBytes(max: limits.tagBytesMax)
        return
      }
    }
  }

  private var isAfterEquals: Bool { pending.last { $0 > 0x20 } == UInt8(ascii: "=") }

  /// A `<` in the midst of a tag: what came before was no tag but text, as in `a <b and <i>c</i>`.
  private mutating func readBrokenTag() {
    warn("'<' that begins no tag")
    passLiteralLess()
    let text = pending
    pending = []
    state = .text
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
    var text: [UInt8] = []
    swap(&text, &pending)  // its storage comes back below: no allocation for each tag
    text.withUnsafeMutableBufferPointer { text in
      if text[0] == UInt8(ascii: "/") { endTag(text) } else { startTag(text) }
      passLines(UnsafeBufferPointer(text))
    }
    text.removeAll(keepingCapacity: true)
    swap(&text, &pending)
  }

  private mutating func endTag(_ text: UnsafeMutableBufferPointer<UInt8>) {
    let name = TagName(UnsafeMutableBufferPointer(rebasing: text.dropFirst()))
    if isClosed { return noteJunkAfterRoot() }
    guard root.isFound else { return root.sawEnd(of: name) }
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
    if tags.closeImplied(by: name, into: &output) { warn("element that <\(name)> ends was not closed") }
    guard tags.count < limits.depthMax else {
      stoppedBy = .depth(max: limits.depthMax)
      return
    }
    let rest = UnsafeBufferPointer(rebasing: text.dropFirst(name.bytes.count))
    let isEmpty = text.last == UInt8(ascii: "/") || (name.isVoidHTML && isInside)
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.bytes)
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
    if pending.elementsEqual("--".utf8) {
      begin(.comment)
    } else if pending.elementsEqual("[cdata[".utf8) {
      begin(.cdata)
      if isInside { output.append(contentsOf: "<![CDATA[".utf8) }
    } else if pending.elementsEqual("doctype".utf8) {
      begin(.doctype)
      doctype = DoctypeScanner()
    } else if !MarkupRepair.isDeclarationStart(pending) {
      index -= 1
      pending = Array("<!".utf8)
      state = .instruction
    }
  }

  private static func isDeclarationStart(_ bytes: [UInt8]) -> Bool {
    "--".utf8.starts(with: bytes) || "[cdata[".utf8.starts(with: bytes) || "doctype".utf8.starts(with: bytes)
  }

  private mutating func begin(_ state: State) {
    pending.removeAll(keepingCapacity: true)
    self.state = state
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
        if isInside { output.append(contentsOf: "]]>".utf8) }
        return begin(.text)
      } else {
        passCDATAMark()
        if byte >= 0x20 && byte != 0x7F || byte == 9 || byte == 10 || byte == 13 { passByte(byte) }
      }
    }
  }

  private mutating func passCDATA(_ text: UnsafeBufferPointer<UInt8>) {
    if isInside { output.append(contentsOf: text) } else { passLines(text) }
  }

  private mutating func passByte(_ byte: UInt8) {
    if isInside || byte == UInt8(ascii: "\n") { output.append(byte) }
  }

  /// What was held for the end mark was text.
  private mutating func passCDATAMark() {
    if isInside { output.append(contentsOf: pending) }
    pending.removeAll(keepingCapacity: true)
  }

  /// `<?xml …>` ends at the first `>`, for some forget the `?`; other instructions end at `?>`.
  private mutating func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { output.append(byte) }
      if byte == UInt8(ascii: ">") {
        let isDeclaration = pending.prefix(3).elementsEqual("xml".utf8) || pending.first == UInt8(ascii: "<")
        if isDeclaration || pending.last == UInt8(ascii: "?") { return begin(.text) }
      }
      if pending.count < 4 { pending.append(byte) } else { pending[3] = byte }
    }
  }

  private mutating func readDoctype(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { output.append(byte) }
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
        if byte == UInt8(ascii: "\n") { output.append(byte) }
        pending.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func warn(_ message: String) {
    guard faults.count < Warnings.max else { return }
    faults.append(FeedWarning(line: line, message: message))
  }
}
