internal import TruceText

/// The attributes of one start tag, as libxml2 hands them over: five pointers each (name, prefix, URI, start, end).
///
/// Valid during the callback only.
struct XMLAttributes {
  let values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// Whether the tag has none.
  var isEmpty: Bool { count == 0 }

  /// The value of an attribute without prefix (or, failing that, with one) in any case, trimmed; nil where empty.
  func callAsFunction(_ name: StaticString) -> String? {
    guard count > 0 else { return nil }
    return find(name) { $0 == nil } ?? find(name) { _ in true }
  }

  /// The value of `xml:name`, trimmed; nil where absent.
  func xml(_ name: StaticString) -> String? {
    guard count > 0 else { return nil }
    return find(name) { prefix in prefix.map { isEqual($0, "xml") } ?? false }
  }

  private func find(_ name: StaticString, where isMatch: (UnsafePointer<UInt8>?) -> Bool) -> String? {
    guard let values else { return nil }
    for index in 0..<count {
      let slot = values + index * 5
      guard let local = slot[0], isEqual(local, name), isMatch(slot[1]), let start = slot[3], let end = slot[4]
      else { continue }
      let value = XMLAttributes.decode(UnsafeBufferPointer(start: start, count: end - start))
      return value.isEmpty ? nil : value
    }
    return nil
  }

  /// Compares a C string with `name`, which is in lower case.
  private func isEqual(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    for index in 0..<length where text[index].asciiLowercased != name.utf8Start[index] { return false }
    return text[length] == 0
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let trimmed = UnsafeBufferPointer(rebasing: bytes.trimmed)
    guard trimmed.contains(MarkupRepair.referenceMark) else { return String(checking: trimmed) }
    var decoded = ByteBuffer()
    References.decodeXML(trimmed, entities: DeclaredEntities(), into: &decoded) { _ in }
    return String(checking: decoded.view)
  }
}

extension BidirectionalCollection<UInt8> {
  /// Without the white space and controls at both ends.
  var trimmed: SubSequence { trimmed { $0 <= 0x20 } }
}
