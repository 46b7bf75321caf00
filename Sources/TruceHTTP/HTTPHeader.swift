internal import TruceText

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

  var isCookie: Bool { name.equalsIgnoringASCIICase("Cookie") }

  /// The line as it is sent, without its line end, for libcurl's list: `Name: value`, `Name;` where the value is
  /// empty (libcurl takes `Name:` as an order to leave that header out).
  ///
  /// - Returns: `nil` where the name is no token or the value holds CR, LF or NUL.
  var line: [UInt8]? {
    var name = name
    let bytes = value.bytesOfLatin1
    var isBlank = true
    for byte in bytes {
      guard byte != 0, byte != 0x0A, byte != 0x0D else { return nil }
      if byte != 0x20, byte != 0x09 { isBlank = false }
    }
    return name.withUTF8 { name in
      guard !name.isEmpty, name.allSatisfy(\.isOfAToken) else { return nil }
      var line: [UInt8] = []
      line.reserveCapacity(name.count + 2 + bytes.count)
      line.append(contentsOf: name)
      line.append(UInt8(ascii: isBlank ? ";" : ":"))
      if !isBlank {
        line.append(0x20)
        line.append(contentsOf: bytes)
      }
      return line
    }
  }
}
