import Testing

@testable import TruceTopics

@Suite struct AtomParserTests {
  /// The words of each atom, with their stars.
  private func atoms(_ term: String, caseSensitive: Bool = false, isPlain: Bool = false) throws(TermProblem) -> [String]
  {
    try AtomParser.atoms(term, caseSensitive: caseSensitive, isPlain: isPlain).get().map { atom in
      let words = atom.pieces.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.isStem ? "*" : "") }
      return (atom.isTail ? "*" : "") + words.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("Truce", ["truce"]), ("peace  deal", ["peace deal"]), ("truce*", ["truce*"]), ("*streik", ["*streik"]),
    ("zawieszeni* broni", ["zawieszeni* broni"]), ("cease-fire", ["cease fire", "ceasefire"]),
    ("X-ray unit", ["x ray unit", "xray unit"]),
    ("F-16", ["f 16"]), ("перемир’я", ["перемир'я"]), ("停火", ["停火"]), ("停*", ["停*"]), ("U.S.", ["u.s."]),
    ("UN", ["un"]),
  ])
  func aTermIsItsFoldedWords(term: String, expected: [String]) throws {
    #expect(try atoms(term) == expected)
  }

  @Test func withoutOperatorsAStarIsNothing() throws { #expect(try atoms("truce*", isPlain: true) == ["truce"]) }

  @Test(arguments: [
    ("", TermProblem.noLetter), ("?!", .noLetter), ("*", .noLetter), ("a", .oneLetter), ("t*", .shortStem),
    ("ab*", .shortStem), ("*ab", .shortStem),
    ("tr*ce", .misplacedStar), ("a *b c", .misplacedStar), ("truce **", .misplacedStar),
    (String(repeating: "a", count: 201), .tooLong),
  ])
  func whatCannotBeSearchedForIsAProblem(term: String, problem: TermProblem) {
    #expect(throws: problem) { try atoms(term) }
    #expect(!problem.message(term).isEmpty)
  }

  /// A word of up to four letters must have its marks right; a longer one, and a phrase, need not.
  @Test(arguments: [
    ("más", "marks"), ("UN", "marks"), ("über", "marks"), ("trêve", "folded"), ("más paz", "folded"), ("мир", "folded"),
    ("هدنة", "folded"),
  ])
  func theMarksOfAShortWordCount(term: String, exactness: String) throws {
    let atom = try #require(try AtomParser.atoms(term, caseSensitive: false, isPlain: false).get().first)
    #expect("\(atom.exactness)".hasPrefix(exactness))
  }

  @Test func scriptsAreTold() throws {
    func atom(_ term: String) throws -> Atom {
      try #require(try AtomParser.atoms(term, caseSensitive: false, isPlain: false).get().first)
    }
    #expect(try atom("停火").startsUnspaced)
    #expect(try atom("停火 deal").startsUnspaced)
    #expect(try !atom("停火 deal").endsUnspaced)
    #expect(try atom("هدنة").takesPrefixes)
    #expect(try atom("הפסקה").takesPrefixes)
    #expect(try !atom("truce").takesPrefixes)
    #expect(try !atom("truce").startsUnspaced)
  }
}

@Suite struct FieldTextTests {
  private func words(_ text: String) -> Int { FieldText(.summary, text).words.count }

  /// In a script without spaces two letters count as a word; an apostrophe inside a word does not end it.
  @Test(arguments: [
    ("", 0), ("one two  three", 3), ("cease-fire", 2), ("NATO's plan", 2), ("перемир'я", 1), ("'quoted'", 1),
    ("3.4 percent", 3), ("停火协议", 2),
    ("停火协议了", 3), ("NATO停火", 2), ("停火NATO", 2), ("- , .", 0), ("a1b2", 1),
  ])
  func wordsAreCounted(text: String, count: Int) { #expect(words(text) == count) }

  @Test(arguments: [
    ("mr", true), ("u.s", true), ("j", true), ("nov", true), ("тыс", true), ("war", false), ("(gen", true),
    ("млрд", true), ("в", true), ("мир", false),
    ("truce", false), ("", true),
  ])
  func anAbbreviationEndsNoSentence(word: String, isOne: Bool) {
    #expect(Abbreviation.isOne(Array(word.utf8)[...]) == isOne)
  }
}
