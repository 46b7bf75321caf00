internal import TruceText

extension WebAddress {
  /// Without the white space around it; inside, line breaks are dropped and spaces encoded, as browsers do.
  ///
  /// Source: WHATWG URL, section 4.4.
  static func clean(_ reference: String) -> String {
    var text = reference
    let isClean = text.withUTF8 { ByteScan.firstSpace(in: $0, from: 0) == $0.count }
    guard !isClean else { return reference }
    var out: [UInt8] = []
    for byte in Array(reference.utf8).trimmed {
      if byte == 0x20 { out += "%20".utf8 } else if byte > 0x20 { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
