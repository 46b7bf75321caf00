import Testing

@testable import TruceTopics

@Suite struct TextFolderTests {
  private func fold(_ text: String) -> String { String(decoding: TextFolder.fold(text).bytes, as: UTF8.self) }

  /// Source: Unicode, CaseFolding and NFKD, for the scripts of the packs.
  @Test(arguments: [
    ("", ""), ("Truce", "truce"), ("NATO 2026", "nato 2026"), ("ÀÉÎÕÜ", "aeiou"), ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("Øæœ", "oaeoe"), ("Łódź", "lodz"), ("İstanbul Iğdır", "istanbul igdir"), ("ateşkes", "ateskes"), ("ﬁn", "fin"),
    ("ＮＡＴＯ", "nato"), ("Ⓝ", "n"), ("𝐭𝐫𝐮𝐜𝐞", "truce"), ("ПЕРЕМИРИЕ", "перемирие"), ("Ёлка", "елка"), ("Їжак", "їжак"),
    ("Йод", "йод"),
    ("Ειρήνη", "ειρηνη"), ("ΕΙΡΗΝΗ", "ειρηνη"), ("هُدْنَة", "هدنة"), ("هـــدنة", "هدنة"), ("أإآ", "ااا"), ("يى", "يي"),
    ("٢٠٢٦", "2026"),
    ("停戰", "停战"), ("停戦", "停战"), ("ｶﾅ", "カナ"), ("שָׁלוֹם", "שלום"), ("한국", "한국"), ("e\u{301}", "e"), ("и\u{306}", "й"),
    ("і\u{308}", "ї"),
    ("у\u{306}", "ў"),
  ])
  func lettersLoseCaseAndMarks(text: String, folded: String) { #expect(fold(text) == folded) }

  /// A hyphen between two letters parts them; elsewhere it is a sign. What nobody sees is not there.
  @Test(arguments: [
    ("cease-fire", "cease fire"), ("cease‑fire", "cease fire"), ("cease–fire", "cease fire"), ("a - b", "a - b"),
    ("-5", "-5"),
    ("a-", "a-"), ("a--b", "a--b"), ("tru\u{AD}ce", "truce"), ("tru\u{200B}ce", "truce"), ("\u{202E}truce", "truce"),
    ("آتش\u{200C}بس", "اتش بس"),
    ("перемир’я", "перемир'я"), ("it´s", "it's"), ("“a” «b» „c‟", "\"a\" \"b\" \"c\""), ("a…", "a."), ("停火。", "停火."),
    ("\u{FE76}\u{FE78}ا", "ا"),
    ("a—b", "a,b"),
    ("a、b", "a,b"), ("\u{FEFF}a", "a"), ("🕊a", ",a"),
  ])
  func signsBecomeOneOfEachKind(text: String, folded: String) { #expect(fold(text) == folded) }

  /// Invariant 3: never two spaces, nor one beside a line feed. A line that goes on in small letters was only wrapped.
  @Test(arguments: [
    ("  a   b\t\u{A0}c ", "a b c"), ("a\nB", "a\nb"), ("a\nb", "a b"), ("a\n\nb", "a\nb"), ("a \n \n b", "a\nb"),
    ("a\r\nB", "a\nb"), ("\n\na\n", "a"),
    ("a\u{2028}B", "a\nb"), ("a\u{3000}b", "a b"), ("停\n火", "停\n火"), ("a\nб", "a б"), ("a\nБ", "a\nб"), ("   ", ""),
    ("a\n2", "a\n2"),
  ])
  func whiteSpaceIsOneSpaceOrOneLine(text: String, folded: String) { #expect(fold(text) == folded) }

  /// Invariant 2: from 0x80 on all is letters, digits and marks, which stand for one word.
  @Test func allOtherSignsAreASCII() {
    for value in UInt32(0x80)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isSign: Bool
      switch properties.generalCategory {
      case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .mathSymbol,
        .currencySymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator:
        isSign = value < 0x530 || (0x2000...0x206F).contains(value)
      default: isSign = false
      }
      guard isSign else { continue }
      #expect(TextFolder.fold("a\(scalar)b").bytes.allSatisfy { $0 < 0x80 }, "U+\(String(value, radix: 16))")
    }
  }

  /// Invariants 2 and 3 for every scalar that has a folded form: what comes out is folded already.
  @Test func whatIsFoldedStaysAsItIs() {
    var odd: [String] = []
    for scalar in (UInt32(0x80)..<0x20000).lazy.compactMap(Unicode.Scalar.init) {
      let folded = TextFolder.fold("a\(scalar) \(scalar)b").bytes
      // A line feed before a small letter only wrapped a line.
      guard !folded.contains(0x0A) else { continue }
      let again = TextFolder.fold(String(decoding: folded, as: UTF8.self)).bytes
      if again != folded || folded.contains(where: { $0 < 0x20 }) { odd.append("U+\(String(scalar.value, radix: 16))") }
    }
    #expect(odd == [])
  }

  @Test(arguments: ["A ﬁn ß", "e\u{301}a", "  a  b", "停火 ＮＡ", "cease-fire", "a\n\nB"])
  func eachByteKnowsItsScalar(text: String) {
    let folded = TextFolder.fold(text, origins: true)
    let scalars = Array(text.unicodeScalars)
    #expect(folded.origins.count == folded.bytes.count)
    #expect(zip(folded.origins, folded.origins.dropFirst()).allSatisfy { $0 <= $1 })
    for (byte, origin) in zip(folded.bytes, folded.origins) where byte > 0x20 {
      #expect(TextFolder.fold(String(scalars[Int(origin)])).bytes.contains(byte))
    }
  }

  @Test func originsOfATextAreThoseOfItsWords() {
    #expect(TextFolder.fold("Aß b", origins: true).origins == [0, 1, 1, 2, 3])
    #expect(TextFolder.fold(" \u{301}é停", origins: true).origins == [2, 3, 3, 3])
  }

  @Test(arguments: [
    ("más", "más", true), ("más", "MÁS", false), ("a-b", "a b", true), ("ＮＡＴＯ", "NATO", true), ("it’s", "it's", true),
    ("a  b", "a b", true),
    ("tru\u{AD}ce", "truce", true), ("mas", "más", false),
  ])
  func theExactFormKeepsCaseAndMarks(one: String, other: String, isSame: Bool) {
    #expect((ExactForm.scalars(one.unicodeScalars) == ExactForm.scalars(other.unicodeScalars)) == isSame)
  }
}
