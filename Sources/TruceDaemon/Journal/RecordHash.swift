/// The SHA-256 of a record's line without its newline, as 64 lower-case hexadecimal digits in ASCII.
///
/// What `sed -n 41p journal.jsonl | tr -d '\n' | sha256sum` prints.
struct RecordHash: Equatable, Sendable {
  static let digitCount = 64
  let digits: [UInt8]

  /// - Parameter digest: 32 bytes.
  init(digest: UnsafeRawBufferPointer) {
    let letters = RecordHash.letters
    digits = [UInt8](unsafeUninitializedCapacity: RecordHash.digitCount) { buffer, filled in
      for (index, byte) in digest.enumerated() {
        buffer[2 * index] = letters[Int(byte >> 4)]
        buffer[2 * index + 1] = letters[Int(byte & 15)]
      }
      filled = 2 * digest.count
    }
  }

  /// - Returns: nil unless it is 64 digits.
  init?(text: String) {
    digits = Array(text.utf8)
    guard digits.count == RecordHash.digitCount, digits.allSatisfy(RecordHash.letters.contains) else { return nil }
  }

  var text: String { String(decoding: digits, as: UTF8.self) }

  private static let letters = Array("0123456789abcdef".utf8)
}
