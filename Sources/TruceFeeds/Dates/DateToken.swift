/// One piece of a date's text.
enum DateToken: Equatable {
  struct Number: Equatable {
    var value: Int
    var digits: Int

    /// A year of two digits is of 1969…2068, one of three counts from 1900 (RFC 2822, section 4.3); one of a single
    /// digit is the year 1 to 9, which programs write that have no date.
    var year: Int {
      switch digits {
      case 2: value < 69 ? 2000 + value : 1900 + value
      case 3: 1900 + value
      default: value
      }
    }

    /// As the digits of a second's fraction.
    var milliseconds: Int {
      var (value, digits) = (value, digits)
      while digits < 3 { (value, digits) = (value * 10, digits + 1) }
      while digits > 3 { (value, digits) = (value / 10, digits - 1) }
      return value
    }
  }

  case digits(Number)
  /// Letters, in lower case.
  case letters(String)
  case mark(Character)
  case space
  /// Stands where something was taken out.
  case gap

  var number: Number? { if case .digits(let number) = self { number } else { nil } }
  var word: String? { if case .letters(let word) = self { word } else { nil } }
  var sign: Int? {
    switch self {
    case .mark("+"): 1
    case .mark("-"), .mark("−"), .mark("–"): -1
    default: nil
    }
  }

  static func tokens(of text: String) -> [DateToken] {
    var tokens: [DateToken] = []
    var word = ""
    func endWord() {
      if !word.isEmpty { tokens.append(.letters(word)) }
      word = ""
    }
    let characters = Array(text.lowercased())
    for (index, character) in characters.enumerated() {
      if let digit = character.wholeNumberValue, digit < 10, character.unicodeScalars.count == 1 {
        endWord()
        append(digit: digit, to: &tokens)
      } else if character.isLetter {
        // An ideograph or a Hangul syllable is a unit by itself after a number.
        if isUnit(character), word.isEmpty, case .digits = tokens.last {
          tokens.append(.letters(String(character)))
        } else if character == "t", word.isEmpty, case .digits = tokens.last,
          index + 1 == characters.count || !characters[index + 1].isLetter
        {
          tokens.append(.space)  // 2026-11-22T20:59, but not the 22th
        } else {
          word.append(character)
        }
      } else {
        endWord()
        append(mark: character, to: &tokens)
      }
      if tokens.count > 200 { return [] }
    }
    endWord()
    while tokens.last == .space { tokens.removeLast() }
    return tokens
  }

  private static func isUnit(_ character: Character) -> Bool {
    "年月日時时分秒点點년월일시분초".contains(character)
  }

  private static func append(digit: Int, to tokens: inout [DateToken]) {
    if case .digits(let number) = tokens.last {
      // No number of a date has more than 17 digits (20261122205919123); beyond, the value no longer matters.
      let value = number.digits < 17 ? number.value * 10 + digit : number.value
      tokens[tokens.count - 1] = .digits(Number(value: value, digits: number.digits + 1))
    } else {
      tokens.append(.digits(Number(value: digit, digits: 1)))
    }
  }

  private static func append(mark character: Character, to tokens: inout [DateToken]) {
    if character.isWhitespace {
      if let last = tokens.last, last != .space { tokens.append(.space) }
    } else if character != "\u{200E}", character != "\u{200F}" {
      tokens.append(.mark(character))
    }
  }
}
