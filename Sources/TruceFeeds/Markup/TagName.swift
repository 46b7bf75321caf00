internal import TruceText

/// The name at the start of a tag, made fit for libxml2, which gives a document up at a name that is none.
struct TagName: CustomStringConvertible {
  /// Points into the tag; same length as in the input.
  let bytes: UnsafeBufferPointer<UInt8>

  /// Takes the name at the start of `text` and writes `_` in place of each byte that may not stand there.
  init(_ text: UnsafeMutableBufferPointer<UInt8>) {
    var length = 0
    var hasColon = false
    var mayStart = true
    // Nearly all names are letters alone.
    while length < text.count, text[length].isASCIILetter {
      length += 1
      mayStart = false
    }
    while length < text.count {
      let byte = text[length]
      if byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") { break }
      if byte == UInt8(ascii: ":"), !hasColon, !mayStart {
        hasColon = true
        mayStart = true
      } else {
        if !TagName.isNameByte(byte, mayStart: mayStart) { text[length] = UInt8(ascii: "_") }
        mayStart = false
      }
      length += 1
    }
    if length > 0, text[length - 1] == UInt8(ascii: ":") { text[length - 1] = UInt8(ascii: "_") }
    bytes = UnsafeBufferPointer(rebasing: text[..<length])
  }

  var description: String { String(decoding: bytes.prefix(40), as: UTF8.self) }

  /// The name without its prefix.
  var local: UnsafeBufferPointer<UInt8> { bytes.localName }

  /// Elements that HTML never closes; no format of feeds uses their names for anything else.
  var isVoidHTML: Bool {
    bytes.count <= 5
      && (bytes.isName("br") || bytes.isName("img") || bytes.isName("hr") || bytes.isName("wbr")
        || bytes.isName("input"))
  }

  private static func isNameByte(_ byte: UInt8, mayStart: Bool) -> Bool {
    switch byte {
    case 65...90, 97...122, UInt8(ascii: "_"): true
    case 48...57, UInt8(ascii: "-"), UInt8(ascii: "."): !mayStart
    default: false
    }
  }
}
