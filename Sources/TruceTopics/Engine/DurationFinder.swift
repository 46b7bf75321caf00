internal import TruceText

/// Finds the length of a truce: a number and a unit of time beside its noun.
struct DurationFinder: Sendable {
  /// Most words between the noun and the unit.
  static let wordsMax: Int32 = 6
  /// Longest number, in bytes: years are no lengths.
  private static let numberBytesMax = 24

  private var units: [(unit: String, words: ExpressionTable.ID)] = []

  /// - Parameter words: The atoms of each unit, from `DurationFinder.words`.
  init(_ words: [(unit: String, atoms: [Int])], _ table: inout ExpressionTable) {
    for (unit, atoms) in words { units.append((unit, table.enter(anyOf: atoms))) }
  }

  /// Enters the words for units in `scope`.
  static func words(_ scope: inout RuleScope) -> [(unit: String, atoms: [Int])] {
    DurationWords.units.map { unit, terms in
      var choices: [Int] = []
      for term in terms {
        guard case .success(let atoms) = AtomParser.atoms(term, caseSensitive: false, isPlain: false) else { continue }
        choices += atoms.map { scope.enter($0) }
      }
      return (unit, choices)
    }
  }

  /// The first length beside `nouns`, as `30-day`.
  func duration(beside nouns: ExpressionTable.ID, _ evaluator: inout Evaluator) -> String? {
    var first: (start: Hit, text: String)?
    let nouns = evaluator.hits(nouns)
    for (unit, words) in units {
      let near = Expression.Nearness(words: Self.wordsMax, order: .either)
      for hit in Proximity.near(evaluator.hits(words), nouns, near, joining: false) {
        guard let number = number(before: hit, evaluator.article.field(hit.field).folded.bytes) else { continue }
        if let first, !Hit.precedes(hit, first.start) { break }
        first = (hit, "\(number)-\(unit)")
        break
      }
    }
    return first?.text
  }

  /// The number that stands directly before the unit, in digits or as a word.
  private func number(before hit: Hit, _ bytes: [UInt8]) -> Int? {
    var end = Int(hit.start)
    if end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    var start = end
    while start > 0, end - start < Self.numberBytesMax, ASCIIClass.isWord(bytes[start - 1]) || bytes[start - 1] == 0x27
    {
      // In a script without spaces digits end where letters start.
      if end - start > 0, bytes[end - 1].isASCIIDigit, !bytes[start - 1].isASCIIDigit { break }
      start -= 1
    }
    guard start < end else { return nil }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    if let number = Int(word) { return 1...999 ~= number ? number : nil }
    return DurationWords.numbers[word]
      ?? word.unicodeScalars.last.flatMap { last in
        Script.isUnspaced(last) ? DurationWords.numbers[String(last)] : nil
      }
  }
}
