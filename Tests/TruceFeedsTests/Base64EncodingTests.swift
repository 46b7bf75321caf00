import Foundation
import Testing
import TruceFeeds

@Suite struct Base64EncodingTests {
  /// Source: RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("Aladdin:open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
  ])
  func bytesBecomeText(bytes: String, text: String) {
    #expect(Base64.encode(bytes.utf8) == text)
    #expect(Base64.decode(text.utf8) == Array(bytes.utf8))
  }

  @Test func everyByteIsWrittenAsFoundationWritesIt() {
    for length in 0..<9 {
      let bytes = (0..<256).flatMap { [UInt8](repeating: UInt8($0), count: length) } + [UInt8](0..<255).prefix(length)
      #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
  }
}
