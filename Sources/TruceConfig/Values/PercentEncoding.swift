/// File paths as the paths of URLs and back.
///
/// Source: RFC 3986, 2.1 and 3.3.
enum PercentEncoding {
  static func encoded(_ path: String) -> String {
    var output = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if isPlain(scalar) {
        output.unicodeScalars.append(scalar)
      } else {
        output += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return output
  }

  /// What is no `%XX` stays as it is.
  static func decoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)]
      if bytes[index] == UInt8(ascii: "%"), digits.count == 2,
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        output.append(byte)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    return scalar.properties.isAlphabetic || "0123456789/-._~!$&'()*+,;=:@".unicodeScalars.contains(scalar)
  }
}
