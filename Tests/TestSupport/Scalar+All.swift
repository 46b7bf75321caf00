extension Unicode.Scalar {
  /// All of Unicode, for tests that hold two definitions to be one.
  package static let all: [Unicode.Scalar] = (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }

  /// Texts of `length` scalars each that together hold all of Unicode that `isMeant`: one by one takes too long.
  package static func texts(of length: Int, where isMeant: (Unicode.Scalar) -> Bool) -> [String] {
    let meant = all.filter(isMeant)
    return stride(from: 0, to: meant.count, by: length).map { start in
      String(String.UnicodeScalarView(meant[start..<min(start + length, meant.count)]))
    }
  }
}
