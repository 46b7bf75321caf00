internal import CLibXML2
internal import TruceText

/// Decodes character and entity references: `&#8217;`, `&#x2019;`, `&rsquo;`.
///
/// Numbers 128…159 mean windows-1252, as in HTML. NUL, surrogates and what is beyond Unicode become U+FFFD.
enum References {
  /// A reference is no longer than this many bytes; longer names are text. The longest name of HTML 4 is `thetasym`.
  private static let nameBytesMax = 40

  /// Decodes the references of XML, where `MarkupRepair` wrote `mark` for `&`; what is no reference becomes `&` again.
  ///
  /// - Parameter onUndefined: called with the name of an entity that nobody defines; it stays as text.
  static func decodeXML(
    _ bytes: UnsafeBufferPointer<UInt8>, entities: DeclaredEntities, into output: inout ByteBuffer,
    onUndefined: (String) -> Void
  ) {
    var index = 0
    while index < bytes.count {
      let run = ByteScan.firstIndex(of: MarkupRepair.referenceMark, in: bytes, from: index)
      output.append(UnsafeBufferPointer(rebasing: bytes[index..<run]))
      index = run
      guard index < bytes.count else { return }
      index += 1
      if let (byte, length) = predefined(bytes, from: index) {
        output.append(byte)
        index += length
      } else if let (value, length) = declared(bytes, from: index, entities, after: output.count) {
        output.append(value)
        index += length
      } else if let (scalar, length) = scalar(bytes, from: index, isXML: true) {
        output.append(scalar: scalar)
        index += length
      } else {
        output.append(UInt8(ascii: "&"))
        if let name = undefinedName(bytes, from: index) { onUndefined(name) }
      }
    }
  }

  /// What one of XML's own names of ASCII characters stands for: nearly every reference of a feed. A document may
  /// declare them, but only to be the same.
  ///
  /// Source: XML 1.0, section 4.6.
  @inline(__always)
  private static func predefined(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (byte: UInt8, length: Int)? {
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    guard rest.count >= 3 else { return nil }
    switch (rest[0], rest[1], rest[2]) {
    case (UInt8(ascii: "l"), UInt8(ascii: "t"), UInt8(ascii: ";")): return (UInt8(ascii: "<"), 3)
    case (UInt8(ascii: "g"), UInt8(ascii: "t"), UInt8(ascii: ";")): return (UInt8(ascii: ">"), 3)
    case (UInt8(ascii: "a"), UInt8(ascii: "m"), UInt8(ascii: "p")):
      return rest.count > 3 && rest[3] == UInt8(ascii: ";") ? (UInt8(ascii: "&"), 4) : nil
    case (UInt8(ascii: "q"), UInt8(ascii: "u"), UInt8(ascii: "o")):
      return rest.count > 4 && rest[3] == UInt8(ascii: "t") && rest[4] == UInt8(ascii: ";")
        ? (UInt8(ascii: "\""), 5) : nil
    default: return nil
    }
  }

  /// What the document itself declares for the entity whose `&` stands before `start`, and its length without `&`; nil
  /// where a text that has `written` bytes would grow beyond its cap.
  static func declared(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ entities: DeclaredEntities, after written: Int
  ) -> (value: [UInt8], length: Int)? {
    guard !entities.isEmpty else { return nil }
    let end = endOfName(bytes, from: start)
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
    guard let value = entities.value(of: bytes[start..<end]), value.count <= entities.textBytesMax - written else {
      return nil
    }
    return (value, end - start + 1)
  }

  /// The scalar of the reference whose `&` stands before `start`, and its length without `&`; nil where it is none.
  ///
  /// In XML a reference ends with `;`. In HTML it may be left out, unless a letter, a digit or `=` follows the name.
  static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isXML: Bool
  ) -> (scalar: UInt32, length: Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return number(bytes, from: start) }
    let end = endOfName(bytes, from: start)
    let hasEnd = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    if end == start || (!hasEnd && (isXML || (end < bytes.count && bytes[end] == UInt8(ascii: "=")))) { return nil }
    let scalar = scalar(named: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    return scalar.map { ($0, end - start + (hasEnd ? 1 : 0)) }
  }

  private static func endOfName(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < nameBytesMax, isNameByte(bytes[end]) { end += 1 }
    return end
  }

  /// The bytes with their character references decoded; nil where a reference to an entity is among them.
  static func decodeCharacterReferences(_ marked: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    let isPlain = marked.withUnsafeBufferPointer { bytes -> Bool in
      var index = 0
      while index < bytes.count {
        if bytes[index] == MarkupRepair.referenceMark {
          guard let (scalar, length) = number(bytes, from: index + 1) else { return false }
          output.append(scalar: scalar)
          index += length + 1
        } else {
          output.append(bytes[index])
          index += 1
        }
      }
      return true
    }
    return isPlain ? output : nil
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (scalar: UInt32, length: Int)? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return nil }
    var index = start + 1
    let isHex = index < bytes.count && (bytes[index] | 0x20) == UInt8(ascii: "x")
    if isHex { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = digit(bytes[index], isHex: isHex) {
      // Beyond Unicode the value no longer matters, only that it does not overflow.
      value = min(value &* (isHex ? 16 : 10) &+ digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return (scalar(number: value), index - start)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte) - 48
    case 65...70 where isHex: UInt32(byte) - 55
    case 97...102 where isHex: UInt32(byte) - 87
    default: nil
    }
  }

  private static func scalar(number value: UInt32) -> UInt32 {
    switch value {
    case 0x80...0x9F: Windows1252.scalar(UInt8(value))
    case 0: 0xFFFD
    case 0x09, 0x0A, 0x0D: value
    case 0..<0x20, 0x7F: 0x20  // controls, ESC among them, have no place in text
    default: value
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter
  }

  private static func undefinedName(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    let name = bytes[start...].prefix(nameBytesMax).prefix(while: isNameByte)
    guard let first = name.first, first > 57, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";")
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// The scalar of one of HTML 4's 252 names, `apos`, or one of the upper-case spellings that HTML 5 knows.
  private static func scalar(named name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    switch name.count {
    case 2:
      if name.isName("lt") { return 0x3C }
      if name.isName("gt") { return 0x3E }
    case 3:
      if name.isName("amp") { return 0x26 }
    case 4:
      if name.isName("quot") { return 0x22 }
      if name.isName("apos") { return 0x27 }
      if name.isName("nbsp") { return 0xA0 }
    default: break
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 1) { copy -> UInt32? in
      _ = copy.update(fromContentsOf: name)
      copy[name.count] = 0
      if let entity = htmlEntityLookup(copy.baseAddress) { return entity.pointee.value }
      if name.isName("copy") { return 0xA9 }
      return name.isName("reg") ? 0xAE : nil
    }
  }
}
