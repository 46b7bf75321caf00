/// The SHA-256 of a record's line without its newline, as 64 lower-case hexadecimal digits in ASCII.
///
/// What `sed -n 41p journal.jsonl | tr -d '\n' | sha256sum` prints.
package struct RecordHash: Equatable, Sendable {
  package static let digitCount = 64
  package let text: String

  /// - Parameter digest: 32 bytes.
  package init(digest: UnsafeRawBufferPointer) {
    text = String(unsafeUninitializedCapacity: RecordHash.digitCount) { buffer in
      for (index, byte) in digest.enumerated() {
        buffer[2 * index] = RecordHash.digit(byte >> 4)
        buffer[2 * index + 1] = RecordHash.digit(byte & 15)
      }
      return 2 * digest.count
    }
  }

  /// - Returns: nil unless it is 64 digits.
  package init?(text: String) {
    guard text.utf8.count == RecordHash.digitCount else { return nil }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
    self.text = text
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }
}
