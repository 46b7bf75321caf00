/// The smallest thing a rule can ask for: a word, a stem, or a phrase of them, folded like the text.
struct Atom: Hashable, Sendable {
  /// One word of the phrase, in folded bytes.
  struct Piece: Hashable, Sendable {
    var bytes: [UInt8]
    /// Written with `*` at its end: any letters may follow.
    var isStem: Bool
  }

  /// How the written form must be met beyond the folded one.
  enum Exactness: Hashable, Sendable {
    case folded
    /// The marks count: `más` is not `mas`. For words of up to four letters, in lower case.
    case marks([Unicode.Scalar])
    /// Case and marks count.
    case caseSensitive([Unicode.Scalar])
  }

  var pieces: [Piece]
  /// Written with `*` at its start: any letters may stand before.
  var isTail: Bool
  var exactness: Exactness
  /// The edge letters are of a script that puts no space between words.
  var startsUnspaced: Bool
  var endsUnspaced: Bool
  /// The script joins short words to the front of a word: Arabic `ال`, Hebrew `ה`.
  var takesPrefixes: Bool

  /// The bytes that stand at every place where the atom stands.
  var literalStart: [UInt8] {
    var bytes: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes += piece.bytes
      if piece.isStem { break }
    }
    return bytes
  }

  /// How often the atom will be met, roughly, from its length: to choose which side of a rule to look for first.
  var cost: Double {
    let count = pieces.reduce(0) { $0 + $1.bytes.count }
    return 1024 / Double(1 << min(count, 10)) + (pieces.count == 1 && count < 4 ? 256 : 0)
  }

  /// Whether the words as they stand in the text meet the atom's case and marks; a stem is met by their start.
  func isExact(_ hit: RawHit, _ field: FieldText) -> Bool {
    switch exactness {
    case .folded: true
    case .marks(let wanted):
      ExactForm.starts(ExactForm.lowerCase(field.scalars[field.scalarRange(hit.start, hit.end)]), with: wanted)
    case .caseSensitive(let wanted):
      ExactForm.starts(ExactForm.scalars(field.scalars[field.scalarRange(hit.start, hit.end)]), with: wanted)
    }
  }
}
