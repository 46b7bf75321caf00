extension Unicode.Scalar {
  /// Whether it may not reach a line that a terminal or a log shows: it could end the line, steer the terminal or
  /// change the order in which its neighbours are read.
  ///
  /// The one definition: C0, DEL and C1; U+2028 and U+2029, which end lines; U+061C, U+200E, U+200F, U+202A…U+202E and
  /// U+2066…U+2069, which set the direction of text. What goes by bytes (`JSONWriter`) is held against it by a test.
  ///
  /// Source: Unicode Standard Annex #9, 2, “Directional Formatting Characters”.
  @inlinable
  package var isUnsafeInLine: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether it is unsafe in a line, or shows nothing by which a person could see that it is there: zero width, tags,
  /// characters of private use.
  package var isInvisible: Bool {
    isUnsafeInLine || properties.generalCategory == .format || properties.generalCategory == .privateUse
  }
}
