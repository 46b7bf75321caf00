internal import TruceText

/// Writes the attributes of one tag as XML: quoted, each name once, no `<` and no `&` in a value.
struct AttributeRepair {
  /// Attributes of one tag that are kept; libxml2 compares each with all others.
  static let countMax = 64

  /// libxml2 gives a document up at names of more than 50,000 bytes.
  private static let nameBytesMax = 256

  /// The names that the tag has so far, in reused storage; they point into the tag.
  private var names: [UnsafeBufferPointer<UInt8>] = []

  /// Appends the attributes in `text`; the number of namespaces that they declare, `namespacesMax` at most.
  mutating func write(
    _ text: UnsafeBufferPointer<UInt8>, namespacesMax: Int, into output: inout ByteBuffer
  ) -> Int {
    var namespaces = 0
    defer { names.removeAll(keepingCapacity: true) }
    var reader = AttributeReader(text)
    while let (nameRange, value) = reader.next() {
      let name = UnsafeBufferPointer(rebasing: text[nameRange])
      guard let value, name.count <= AttributeRepair.nameBytesMax, names.count < AttributeRepair.countMax,
        AttributeRepair.isName(name), !names.contains(where: { $0.isSame(as: name) })
      else { continue }
      if name.startsWithName("xmlns") {
        guard namespaces < namespacesMax else { continue }
        namespaces += 1
      }
      names.append(name)
      output.append(0x20)
      output.append(name)
      output.append("=\"")
      AttributeRepair.write(value: UnsafeBufferPointer(rebasing: text[value]), into: &output)
      output.append(UInt8(ascii: "\""))
    }
    return namespaces
  }

  private static func isName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasColon = false
    var mayStart = true
    for byte in name {
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

  private static func write(value: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) {
    var index = 0
    while index < value.count {
      let stop = ByteScan.firstValueStop(in: value, from: index)
      output.append(UnsafeBufferPointer(rebasing: value[index..<stop]))
      guard stop < value.count else { return }
      switch value[stop] {
      case UInt8(ascii: "&"): output.append(MarkupRepair.referenceMark)
      case UInt8(ascii: "<"): appendReference("lt;", into: &output)
      case UInt8(ascii: "\""): appendReference("quot;", into: &output)
      case 0x09, 0x0A, 0x0D: output.append(0x20)
      default: break  // DEL and the control characters that XML forbids
      }
      index = stop + 1
    }
  }

  private static func appendReference(_ name: StaticString, into output: inout ByteBuffer) {
    output.append(MarkupRepair.referenceMark)
    output.append(name)
  }
}
