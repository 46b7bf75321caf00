/// The entities that a DOCTYPE declares by plain text, such as `<!ENTITY euro "&#8364;">`.
///
/// Values that refer to other entities, hold markup or name a file are left out, and no text grows beyond its cap:
/// what is bombed or smuggled that way stays the text `&name;`.
struct DeclaredEntities {
  private static let countMax = 512
  /// Bytes of one value.
  private static let valueBytesMax = 256

  private var values: [[UInt8]: [UInt8]] = [:]
  /// Bytes of a text beyond which no value is written: a reference of three bytes stands for up to 256.
  let textBytesMax: Int

  init(textBytesMax: Int = .max) { self.textBytesMax = textBytesMax }

  var isEmpty: Bool { values.isEmpty }

  func value(of name: some Sequence<UInt8>) -> [UInt8]? { isEmpty ? nil : values[Array(name)] }

  mutating func read(internalSubset text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var index = 0
      while values.count < DeclaredEntities.countMax,
        let start = text.firstIndex(of: Array("<!ENTITY".utf8), from: index)
      {
        index = start + 8
        readDeclaration(text, &index)
      }
    }
  }

  private mutating func readDeclaration(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    func skipSpace() { while index < text.count, text[index] <= 0x20 { index += 1 } }
    skipSpace()
    let name = text[index...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    index = name.endIndex
    skipSpace()
    guard index < text.count, !name.isEmpty, name.count <= 64 else { return }
    let quote = text[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
    let value = text[(index + 1)...].prefix { $0 != quote }
    index = value.endIndex
    guard value.count <= DeclaredEntities.valueBytesMax, !value.contains(UInt8(ascii: "<")),
      !value.contains(UInt8(ascii: "%")), values[Array(name)] == nil
    else { return }
    var marked = value.map { $0 == UInt8(ascii: "&") ? MarkupRepair.referenceMark : $0 }
    if marked.contains(MarkupRepair.referenceMark) {
      guard let plain = References.decodeCharacterReferences(marked) else { return }
      marked = plain
    }
    values[Array(name)] = marked
  }
}
