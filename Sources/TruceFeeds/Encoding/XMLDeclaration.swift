/// The `<?xml …?>` at the start of a document.
enum XMLDeclaration {
  /// The value of `encoding`, when there is a declaration in `head`; it may stand after junk.
  static func encoding(in head: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let start = head.firstIndex(of: Array("<?xml".utf8)) else { return nil }
    let rest = head[start...]
    let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
    let declaration = UnsafeBufferPointer(rebasing: rest[..<end])
    guard var index = declaration.firstIndex(of: Array("encoding".utf8)) else { return nil }
    index += 8
    func skipSpace() { while index < declaration.count, declaration[index] <= 0x20 { index += 1 } }
    skipSpace()
    guard index < declaration.count, declaration[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    skipSpace()
    guard index < declaration.count else { return nil }
    let quote = declaration[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    return Array(declaration[(index + 1)...].prefix { $0 != quote })
  }
}
