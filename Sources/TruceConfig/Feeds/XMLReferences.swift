/// The references in the text of an attribute: `&amp;`, `&#8217;`, `&#x2019;`.
enum XMLReferences {
  private static let predefined: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
  ]

  /// Longest `&…;` that is looked at; behind it the `&` is text.
  private static let lengthMax = 32

  /// `bytes` as text, and the first reference that means nothing, which stays as it is.
  ///
  /// A bare `&` is text: hand-written lists have it in URLs, and there it can mean nothing else. Line breaks become
  /// spaces, as XML has it in attributes.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> (text: String, unknown: String?) {
    var output = ""
    var unknown: String?
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let first = scalars.popFirst() {
      guard first == "&", let reference = reference(at: scalars) else {
        output.unicodeScalars.append("\r\n\t".unicodeScalars.contains(first) ? " " : first)
        continue
      }
      if let scalar = scalar(of: reference) {
        output.unicodeScalars.append(scalar)
        scalars = scalars.dropFirst(reference.unicodeScalars.count + 1)
      } else {
        unknown = unknown ?? "&\(reference);"
        output += "&"
      }
    }
    return (output, unknown)
  }

  /// What stands between `&` and `;`; nil where that is no reference.
  private static func reference(at scalars: Substring.UnicodeScalarView) -> String? {
    let name = scalars.prefix(lengthMax).prefix {
      $0.isASCII && ($0.properties.isAlphabetic || "#0123456789".unicodeScalars.contains($0))
    }
    guard !name.isEmpty, name.endIndex < scalars.endIndex, scalars[name.endIndex] == ";" else { return nil }
    return String(Substring(name))
  }

  private static func scalar(of reference: String) -> Unicode.Scalar? {
    guard reference.hasPrefix("#") else { return predefined[reference] }
    let digits = reference.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), value > 0 else { return nil }
    return Unicode.Scalar(value)
  }
}
