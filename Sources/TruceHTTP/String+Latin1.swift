extension String {
  /// One scalar per byte (ISO 8859-1), so that no byte is lost.
  init(latin1 bytes: some Collection<UInt8>) {
    // Nearly every header is ASCII, where the two encodings agree and the copy is one memcpy.
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self = String(decoding: bytes, as: UTF8.self)
    } else {
      self.init()
      unicodeScalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    }
  }

  /// The bytes that `init(latin1:)` was given. A scalar above U+00FF, which no byte gave, goes out as UTF-8.
  var bytesOfLatin1: [UInt8] {
    var text = self
    let ascii = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } ? Array(bytes) : nil }
    return ascii ?? unicodeScalars.flatMap { $0.value <= 0xFF ? [UInt8($0.value)] : Array(String($0).utf8) }
  }
}
