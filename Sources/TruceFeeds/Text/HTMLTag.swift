/// One tag of HTML: which element it opens or closes, and where it ends.
struct HTMLTag {
  let element: HTMLElement
  let isEnd: Bool
  /// Whether the element is one of HTML's.
  var isKnown: Bool { element != .unknown }
  /// The index after the tag's `>`.
  let end: Int

  /// Nil where the `<` at `start` begins no tag, or the tag does not end.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var index = start + 1
    isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let first = index
    while index < bytes.count, HTMLTag.isNameByte(bytes[index], isFirst: index == first) { index += 1 }
    guard index > first, index < bytes.count else { return nil }
    let next = bytes[index]
    guard next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") else { return nil }
    element = HTMLElement(UnsafeBufferPointer(rebasing: bytes[first..<index]))
    guard let end = next == UInt8(ascii: ">") ? index + 1 : HTMLTag.endOfTag(bytes, from: index) else { return nil }
    self.end = end
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 65...90, 97...122: true
    case 48...57, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"): !isFirst
    default: false
    }
  }

  /// After the `>` that ends the tag; a `>` in a quoted value does not. A quote that is never closed is no quote.
  private static func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = ByteScan.firstTagStop(in: bytes, from: start)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") { return index + 1 }
      if byte == UInt8(ascii: "<") { return index }
      if bytes[index - 1] == UInt8(ascii: "=") {
        let close = ByteScan.firstIndex(of: byte, in: bytes, from: index + 1)
        if close < bytes.count { index = close }
      }
      index = ByteScan.firstTagStop(in: bytes, from: index + 1)
    }
    return nil
  }

  /// Where the reading ends that an `rt`, `rp` or `rtc` before `start` opens: after its end tag, or before what ends it
  /// without one (WHATWG HTML, section 13.1.2.4), or before the end of its block.
  ///
  /// - Returns: nil where nothing ends it.
  static func endOfReading(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ element: HTMLElement) -> Int? {
    var index = start
    while index < bytes.count {
      let next = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: index)
      guard next < bytes.count else { break }
      guard let tag = HTMLTag(bytes, at: next) else {
        index = next + 1
        continue
      }
      switch tag.element {
      case element where tag.isEnd: return tag.end
      // A ruby within a reading is one whose end tag is missing.
      case .ruby, .rubyBase, .readings, .block: return next
      case .reading where element == .reading && !tag.isEnd: return next
      default: break
      }
      index = max(tag.end, next + 1)
    }
    return nil
  }

  /// The index after the end tag of a muted element, or the end of the bytes.
  static func endOfMuted(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ element: HTMLElement) -> Int {
    var index = start
    while index < bytes.count {
      let next = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: index)
      guard next < bytes.count else { break }
      if let tag = HTMLTag(bytes, at: next), tag.isEnd, tag.element == element { return tag.end }
      index = next + 1
    }
    return bytes.count
  }
}
