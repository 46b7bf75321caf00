/// Makes atoms from a term as a person wrote it.
enum AtomParser {
  /// Most scalars of one term; longer ones are mistakes.
  static let scalarsMax = 200
  /// A word without spaces of at most so many letters must have its marks right.
  static let markedLettersMax = 4

  /// The atoms of `term`, more than one where a hyphen may also be left out; or what is wrong with it.
  ///
  /// `*` at the start or end of a word stands for any letters. With `isPlain` it stands for nothing.
  static func atoms(_ term: String, caseSensitive: Bool, isPlain: Bool) -> Result<[Atom], TermProblem> {
    guard term.utf8.count <= scalarsMax || term.unicodeScalars.count <= scalarsMax else { return .failure(.tooLong) }
    var text = term
    if isPlain { text.unicodeScalars.removeAll { "*\u{FF0A}\u{FE61}".unicodeScalars.contains($0) } }
    let folded = TextFolder.fold(text).bytes.map { $0 == 0x0a ? 0x20 : $0 }
    let words = folded.split(separator: 0x20).map(Array.init)
    guard words.contains(where: { $0.contains(where: ASCIIClass.isWord) }) else { return .failure(.noLetter) }
    switch atom(words, text, caseSensitive) {
    case .failure(let problem): return .failure(problem)
    case .success(let atom):
      guard let joined = joinedWords(text), case .success(let other) = self.atom(joined, text, caseSensitive) else {
        return .success([atom])
      }
      return .success(other == atom ? [atom] : [atom, other])
    }
  }

  private static func atom(_ words: [[UInt8]], _ text: String, _ caseSensitive: Bool) -> Result<Atom, TermProblem> {
    var pieces: [Atom.Piece] = []
    var isTail = false
    for (index, word) in words.enumerated() {
      var bytes = word[...]
      if bytes.first == 0x2a, index == 0 {
        isTail = true
        bytes = bytes.dropFirst()
      }
      let isStem = bytes.last == 0x2a
      if isStem { bytes = bytes.dropLast() }
      guard !bytes.contains(0x2a), !bytes.isEmpty else { return .failure(.misplacedStar) }
      pieces.append(Atom.Piece(bytes: Array(bytes), isStem: isStem))
    }
    let letters = pieces.reduce(0) { $0 + $1.bytes.count { $0 & 0xc0 != 0x80 } }
    if isTail || pieces[0].isStem, letters < 3, !text.unicodeScalars.contains(where: Script.isUnspaced) {
      return .failure(.shortStem)
    }
    if pieces[0].isStem, pieces[0].bytes.count < 2 { return .failure(.shortStem) }
    guard pieces.reduce(0, { $0 + $1.bytes.count }) > 1 else { return .failure(.oneLetter) }
    let edges = pieces.first.zip(pieces.last)
    return .success(
      Atom(
        pieces: pieces, isTail: isTail, exactness: exactness(text, pieces, caseSensitive),
        startsUnspaced: edges.map { Script.isUnspaced(first: $0.0.bytes) } ?? false,
        endsUnspaced: edges.map { Script.isUnspaced(last: $0.1.bytes) } ?? false,
        takesPrefixes: edges.map { Script.takesPrefixes($0.0.bytes) } ?? false))
  }

  private static func exactness(
    _ text: String, _ pieces: [Atom.Piece], _ caseSensitive: Bool
  ) -> Atom.Exactness {
    // Two bytes for a letter, four for two marks, and two stars: what is longer is no short word.
    guard caseSensitive || (pieces.count == 1 && text.utf8.count <= 6 * markedLettersMax + 2) else { return .folded }
    if caseSensitive { return .caseSensitive(ExactForm.scalars(written(text))) }
    guard text.unicodeScalars.count(where: { $0 != "*" && !ExactForm.isMark($0) }) <= markedLettersMax,
      text.unicodeScalars.allSatisfy({ $0.value < 0x250 || ExactForm.isMark($0) || 0x1e00...0x1eff ~= $0.value })
    else { return .folded }
    return .marks(ExactForm.lowerCase(written(text)))
  }

  private static func written(_ text: String) -> String.UnicodeScalarView { text.unicodeScalars.filter { $0 != "*" } }

  /// The words with each hyphen between two letters left out; nil where there is none.
  private static func joinedWords(_ text: String) -> [[UInt8]]? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x2D }),
      text.unicodeScalars.contains(where: FoldTable.shared.isHyphen)
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isJoin =
        FoldTable.shared.isHyphen(scalar) && index > 0 && index + 1 < scalars.count
        && isLetter(scalars[index - 1]) && scalars[index + 1].properties.isAlphabetic
      if !isJoin { kept.append(scalar) }
    }
    guard kept.count < scalars.count else { return nil }
    return TextFolder.fold(String(kept)).bytes.split(separator: 0x20).map(Array.init)
  }

  /// A letter, or a mark on one.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}

extension Optional {
  /// Both values, where both are there.
  fileprivate func zip<Other>(_ other: Other?) -> (Wrapped, Other)? {
    guard let self, let other else { return nil }
    return (self, other)
  }
}
