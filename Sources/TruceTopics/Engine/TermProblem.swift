/// Why a term cannot be searched for.
enum TermProblem: Error {
  case noLetter
  case oneLetter
  case shortStem
  case misplacedStar
  case tooLong

  /// What is wrong with `term`, and what to do.
  func message(_ term: String) -> String {
    switch self {
    case .noLetter: "'\(term)' has no letter to search for"
    case .oneLetter: "'\(term)' is a single letter, which stands in almost every text; write a longer word"
    case .shortStem: "'\(term)' matches too many words; a stem needs three letters before or after its '*'"
    case .misplacedStar: "'*' may stand only at the start of the term or at the end of a word, in '\(term)'"
    case .tooLong: "the term is longer than \(AtomParser.scalarsMax) characters"
    }
  }
}
