/// Atoms laid out for comparing: all bytes in one array, so that no object is touched for a place that does not match.
struct PatternStore: Sendable {
  struct Pattern: Sendable {
    var start: Int32
    var count: Int32
    var isTail: Bool
    var startsUnspaced: Bool
    var endsUnspaced: Bool
    var takesPrefixes: Bool
    /// Where the rarest four bytes of the literal start are, from the pattern's start.
    var anchor: Int32
    /// The literal start has fewer than four bytes; it is looked for by two.
    var isShort: Bool
  }

  /// The byte that stands for any letters up to the end of the word: `*` is in no folded atom.
  static let openEnd: UInt8 = 0x2a
  /// Most bytes that `*` stands for, so that no text makes a comparison long.
  static let openBytesMax = 96

  private(set) var patterns: [Pattern] = []
  private(set) var bytes: [UInt8] = []

  init(_ atoms: [Atom]) {
    for atom in atoms {
      let start = bytes.count
      for (index, piece) in atom.pieces.enumerated() {
        if index > 0 { bytes.append(0x20) }
        bytes += piece.bytes
        if piece.isStem { bytes.append(Self.openEnd) }
      }
      patterns.append(
        Pattern(
          start: Int32(start), count: Int32(bytes.count - start), isTail: atom.isTail,
          startsUnspaced: atom.startsUnspaced, endsUnspaced: atom.endsUnspaced, takesPrefixes: atom.takesPrefixes,
          anchor: Self.rarest(atom.literalStart), isShort: atom.literalStart.count < 4))
    }
  }

  /// Where four bytes start that few texts have; 0 for short atoms.
  private static func rarest(_ bytes: [UInt8]) -> Int32 {
    guard bytes.count > 4 else { return 0 }
    var best = 0
    var least = Int.max
    for start in 0...(bytes.count - 4) {
      let commonness = bytes[start..<start + 4].reduce(0) { $0 + self.commonness($1) }
      if commonness < least { (best, least) = (start, commonness) }
    }
    return Int32(best)
  }

  /// How common a byte is in news, in bits above the rarest: the order of letters in English, and the space.
  private static func commonness(_ byte: UInt8) -> Int {
    guard byte < 0x80 else { return 5 }
    return commonest.firstIndex(of: byte).map { 8 - $0 / 4 } ?? 1
  }

  private static let commonest: [UInt8] = Array(" etaoinsrhdlucmfgpwybvk".utf8)
}
