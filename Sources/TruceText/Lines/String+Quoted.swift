extension String {
  /// Longest piece of input that a message repeats, in characters.
  private static var quotedLengthMax: Int { 120 }

  /// The text in single quotes for a message: cut, and with nothing invisible in it.
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
