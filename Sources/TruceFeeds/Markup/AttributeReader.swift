/// Reads the attributes of a tag one by one, as HTML does: quotes may be missing, and so may values.
struct AttributeReader {
  let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// - Parameter text: what stands after the name of the tag; its `>` may be there.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The ranges of the next attribute's name and value, the value without its quotes; nil at the end.
  mutating func next() -> (name: Range<Int>, value: Range<Int>?)? {
    while index < text.count, AttributeReader.isGap(text[index]) { index += 1 }
    guard index < text.count else { return nil }
    let start = index
    index += 1  // a name has one byte at least, even `=`: the reading always goes on
    while index < text.count, !AttributeReader.isGap(text[index]), text[index] != UInt8(ascii: "=") { index += 1 }
    let name = start..<index
    return (name, value())
  }

  private mutating func value() -> Range<Int>? {
    var next = index
    skipSpace(&next)
    guard next < text.count, text[next] == UInt8(ascii: "=") else { return nil }
    next += 1
    skipSpace(&next)
    index = next
    guard next < text.count else { return nil }
    let quote = text[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = ByteScan.firstIndex(of: quote, in: text, from: next + 1)
      index = min(end + 1, text.count)
      return (next + 1)..<end
    }
    var end = text[next...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? text.count
    index = end
    if end == text.count, end > next, text[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return next..<end
  }

  private func skipSpace(_ index: inout Int) { while index < text.count, text[index] <= 0x20 { index += 1 } }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
