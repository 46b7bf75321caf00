/// Tags: read whole, repaired, and closed in order.
extension MarkupRepair {
  mutating func readTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let start = index
    var end = start
    scan: while true {
      end = ByteScan.firstTagStop(in: bytes, from: end)
      guard end < bytes.count else { break }
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
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if lastVisible(bytes[start..<end]) == UInt8(ascii: "=") { quote = byte }
      }
      end += 1
    }
    index = end
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

  /// The last byte that is no white space of the tag, of which `bytes` are the newest.
  private func lastVisible(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    bytes.last { $0 > 0x20 } ?? pending.view.last { $0 > 0x20 }
  }

  /// A `<` in the midst of a tag: what came before was no tag but text, as in `a <b and <i>c</i>`; or the tag ended
  /// at an earlier `>`, behind a quote that is never closed.
  mutating func readBrokenTag(_ tagEnd: Int?) {
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
        if readRun(text, &index) { passLiteralLess() }
      }
    }
  }

  mutating func finishTag() {
    // No allocation for each tag: what follows reads `pending` and does not change it.
    let text = pending.mutableView
    if text[0] == UInt8(ascii: "/") { endTag(text) } else { startTag(text) }
    line += ByteScan.countLines(in: pending.view)
    pending.removeAll()
  }

  mutating func endTag(_ text: UnsafeMutableBufferPointer<UInt8>) {
    if tags.isInnermost(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(text).dropFirst())) {
      endText()
      return tags.closeLast(into: &output)
    }
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

  mutating func startTag(_ text: UnsafeMutableBufferPointer<UInt8>) {
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
    // Most tags are a name alone.
    let namespaces = rest.isEmpty ? 0 : attributes.write(rest, namespacesMax: tags.namespacesLeft, into: &output)
    if isEmpty { output.append(UInt8(ascii: "/")) }
    output.append(UInt8(ascii: ">"))
    if !isEmpty { tags.open(name, namespaces: namespaces) } else if tags.isEmpty { root.isEmptyElement = true }
  }
}
