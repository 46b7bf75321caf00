internal import TruceText

/// What is left out (comments, instructions, DOCTYPE), and CDATA, which is text.
extension MarkupRepair {
  /// After `<!`: a comment, CDATA, DOCTYPE, or something that HTML takes for a comment.
  mutating func readDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    if pending.isEmpty, UnsafeBufferPointer(rebasing: bytes[index...]).startsWithName("[cdata[") {
      index += 7
      return beginCDATA()
    }
    pending.append(bytes[index].asciiLowercased)
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

  func matches(_ word: StaticString) -> Bool {
    pending.view.isName(word)
  }

  /// What only looks like a declaration is passed over up to its `>`, as HTML does.
  mutating func passOver(_ index: inout Int) {
    index -= 1
    pending.removeAll()
    pending.append("<!")
    state = .instruction
  }

  mutating func begin(_ state: State) {
    pending.removeAll()
    self.state = state
  }

  mutating func beginCDATA() {
    begin(.cdata)
    cdataStart = texts.openCount
  }

  mutating func readCDATA(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    while index < bytes.count {
      if pending.isEmpty {
        passCDATA(bytes, &index)
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

  mutating func passCDATA(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    guard !isInside else {
      index = texts.append(cdataOf: bytes, from: index, lines: &line)
      return
    }
    let start = index
    index = ByteScan.firstCDATAStop(in: bytes, from: index)
    line += ByteScan.countLines(in: UnsafeBufferPointer(rebasing: bytes[start..<index]))
  }

  mutating func passByte(_ byte: UInt8) {
    if isInside { texts.append(byte) }
    if byte == UInt8(ascii: "\n") { line += 1 }
  }

  /// What was held for the end mark was text.
  mutating func passCDATAMark() {
    for _ in 0..<pending.count { passByte(UInt8(ascii: "]")) }
    pending.removeAll()
  }

  /// `<?xml …>` ends at the first `>`, for some forget the `?`; other instructions end at `?>`.
  mutating func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
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

  mutating func readDoctype(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
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

  mutating func readComment(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
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
}
