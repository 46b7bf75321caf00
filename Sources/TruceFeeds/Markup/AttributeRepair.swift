/// Writes the attributes of one tag as XML: quoted, each name once, no `<` and no `&` in a value.
struct AttributeRepair {
  /// Attributes of one tag that are kept; libxml2 compares each with all others.
  static let countMax = 64

  /// libxml2 gives a document up at names of more than 50,000 bytes.
  private static let nameBytesMax = 256

  let text: UnsafeBufferPointer<UInt8>
  let namespacesLeft: Int
  /// Appends the attributes; the number of namespaces that they declare.
  func write(into output: inout ByteBuffer) -> Int {
    var names: [Range<Int>] = []
    var namespaces = 0
    var reader = AttributeReader(text)
    while let (name, value) = reader.next() {
      guard let value, name.count <= AttributeRepair.nameBytesMax, names.count < AttributeRepair.countMax, isName(name),
        !names.contains(where: { text[$0].elementsEqual(text[name]) })
      else { continue }
      if name.count >= 5, UnsafeBufferPointer(rebasing: text[name].prefix(5)).isName("xmlns") {
        guard namespaces < namespacesLeft else { continue }
        namespaces += 1
      }
      names.append(name)
      write(name, value, into: &output)
    }
    return namespaces
  }

  private func isName(_ range: Range<Int>) -> Bool {
    var hasColon = false
    var mayStart = true
    for byte in text[range] {
      switch byte {
      case 65...90, 97...122, UInt8(ascii: "_"): mayStart = false
      case 48...57, UInt8(ascii: "-"), UInt8(ascii: "."):
        if mayStart { return false }
      case UInt8(ascii: ":"):
        if hasColon || mayStart { return false }
        hasColon = true
        mayStart = true
      default: return false
      }
    }
    return !mayStart
  }

  private func write(_ name: Range<Int>, _ value: Range<Int>, into output: inout ByteBuffer) {
    output.append(0x20)
    output.append(UnsafeBufferPointer(rebasing: text[name]))
    output.append("=\"")
    let plain = UnsafeBufferPointer(rebasing: text[value])
    guard plain.contains(where: AttributeRepair.needsRepair) else {
      output.append(plain)
      return output.append(UInt8(ascii: "\""))
    }
    for byte in plain {
      switch byte {
      case UInt8(ascii: "&"): output.append(MarkupRepair.referenceMark)
      case UInt8(ascii: "<"): appendReference("lt;", into: &output)
      case UInt8(ascii: "\""): appendReference("quot;", into: &output)
      case 0..<0x20: if byte == 9 || byte == 10 || byte == 13 { output.append(0x20) }
      case 0x7F: break
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsRepair(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x7F
  }

  private func appendReference(_ name: StaticString, into output: inout ByteBuffer) {
    output.append(MarkupRepair.referenceMark)
    output.append(name)
  }
}
