/// Words whose full stop does not end a sentence.
enum Abbreviation {
  /// Single letters, words with a stop inside (`u.s`), and the titles and months that news writes short.
  static func isOne(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.drop { !ASCIIClass.isWord($0) }
    // Characters, not bytes: Cyrillic letters have two.
    let count = letters.count { $0 & 0xc0 != 0x80 }
    if count <= 1 || letters.contains(0x2e) { return true }
    return count <= 5 && known.contains(String(decoding: letters, as: UTF8.self))
  }

  private static let known: Set<String> = [
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "sen", "rep", "gov", "st", "prof", "rev",
    "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "inc", "co", "corp", "ltd",
    "al", "ca", "approx", "bzw", "nr", "z.b", "dipl", "hr", "fr", "mme", "sr", "sra", "im", "ul", "ok", "tys", "mln",
    "г", "гг", "им", "ст", "тыс", "млн", "млрд", "руб", "ул", "тис", "рр", "р", "грн", "dott", "sig", "on", "art",
  ]
}
