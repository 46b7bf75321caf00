/// What bytes are that are no text, by how they begin.
struct BinaryFormat: CustomStringConvertible {
  let description: String

  /// Bytes of a document that are kept to tell.
  static let headBytes = 8
  /// Bytes that are searched for what no text has.
  private static let searchedBytes = 512

  private static let known: [(start: [UInt8], description: String)] = [
    ([0x1F, 0x8B], "data compressed with gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "data compressed with zstd"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "data compressed with xz"), ([0x42, 0x5A, 0x68], "data compressed with bzip2"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
  ]

  /// Nil where the bytes begin like nothing that is known.
  init?(_ head: [UInt8]) {
    guard let format = BinaryFormat.known.first(where: { head.starts(with: $0.start) }) else { return nil }
    description = format.description
  }

  /// Whether `text`, as it was decoded, has controls at its start that stand in no text.
  static func isBinary(_ text: [UInt8]) -> Bool {
    text.prefix(searchedBytes).contains { $0 < 0x09 || (0x0E...0x1A).contains($0) || (0x1C...0x1F).contains($0) }
  }

  static func describe(_ head: [UInt8]) -> String {
    let bytes = head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    return "binary data; it starts with the bytes " + bytes
  }
}
