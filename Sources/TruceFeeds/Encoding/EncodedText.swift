/// Text of a file in another encoding than UTF-8, where its first bytes tell the encoding.
package enum EncodedText {
  /// The text of UTF-16 or UTF-32, by its byte order mark, or by the zero bytes that no other text begins with; nil
  /// where the bytes are neither, or have a fault.
  package static func wide(_ bytes: [UInt8]) -> String? {
    guard let (encoding, skip) = bytes.withUnsafeBufferPointer({ EncodingSniffer.wide($0) }) else { return nil }
    return text(bytes, encoding, skip: skip)
  }

  /// The text of an XML document in the encoding that its declaration names; nil where that is UTF-8 or none, or where
  /// the bytes are something else.
  package static func declared(_ bytes: [UInt8]) -> String? {
    let label = bytes.withUnsafeBufferPointer {
      XMLDeclaration.encoding(in: UnsafeBufferPointer(rebasing: $0.prefix(1024)))
    }
    guard let encoding = label.flatMap({ CharacterEncoding(label: $0) }), !encoding.isWide else { return nil }
    return text(bytes, encoding, skip: 0)
  }

  private static func text(_ bytes: [UInt8], _ encoding: CharacterEncoding, skip: Int) -> String? {
    var output: [UInt8] = []
    switch encoding {
    case .utf8: return nil
    case .windows1252: for byte in bytes.dropFirst(skip) { output.append(scalar: Windows1252.scalar(byte)) }
    case .named(let name):
      guard var converter = IconvConverter(name: name) else { return nil }
      bytes.withUnsafeBufferPointer {
        converter.convert(UnsafeBufferPointer(rebasing: $0.dropFirst(skip)), into: &output)
      }
      converter.finish(into: &output)
      guard converter.faults == 0 else { return nil }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
