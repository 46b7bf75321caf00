extension UInt8 {
  /// Whether it is one of the digits 0 to 9.
  @inlinable @inline(__always)
  package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is a letter of ASCII, in either case.
  @inlinable @inline(__always)
  package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// In lower case where it is a letter of ASCII; else as it is.
  @inlinable @inline(__always)
  package var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// Whether it may stand in the name of a header or in another token of HTTP.
  ///
  /// Source: RFC 9110, 5.6.2.
  package var isOfAToken: Bool { isASCIILetter || isASCIIDigit || "!#$%&'*+-.^_`|~".utf8.contains(self) }
}
