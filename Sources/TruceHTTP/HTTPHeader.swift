/// One header field, its bytes kept.
///
/// A value holds one Unicode scalar per byte (ISO 8859-1), so that an ETag with bytes beyond ASCII goes back
/// to its server as it came. Text that a person wrote goes through `init(name:text:)` instead.
package struct HTTPHeader: Sendable, Equatable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// A header whose value is `text` in UTF-8.
  package init(name: String, text: String) {
    self.name = name
    self.value = String(latin1: text.utf8)
  }

  /// The line as it is sent, without its line end, for libcurl's list: `Name: value`, `Name;` where the value is
  /// empty (libcurl takes `Name:` as an order to leave that header out).
  ///
  /// - Returns: `nil` where the name is no token or the value holds CR, LF or NUL.
  var line: [UInt8]? {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { return nil }
    let bytes = value.bytesOfLatin1
    guard bytes.allSatisfy({ $0 != 0 && $0 != 0x0A && $0 != 0x0D }) else { return nil }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isBlank ? Array(name.utf8) + [UInt8(ascii: ";")] : Array(name.utf8) + [0x3A, 0x20] + bytes
  }

  /// Source: RFC 9110, 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
