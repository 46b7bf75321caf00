extension String {
  /// Longest piece of input that a message repeats, in characters.
  private static var quotedLengthMax: Int { 120 }

  /// The text in single quotes for a message: cut, and with nothing in it that moves a terminal's cursor.
  package var quoted: String {
    var output = "'"
    for scalar in unicodeScalars.prefix(Self.quotedLengthMax) {
      if scalar.isInvisible {
        output += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    if unicodeScalars.dropFirst(Self.quotedLengthMax).first != nil { output += "…" }
    return output + "'"
  }
}

extension Unicode.Scalar {
  /// C0, C1, DEL, line and paragraph separators, and what only changes how its neighbours are shown (bidi, zero width).
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
    default: false
    }
  }
}
