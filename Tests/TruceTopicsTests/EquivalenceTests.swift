import Foundation
import TestSupport
import Testing

@testable import TruceTopics

/// What Unicode holds to be the same text is met alike; the sources of the forms are Foundation's, not ours.
@Suite struct EquivalenceTests {
  private static func fold(_ text: String) -> String { String(decoding: TextFolder.fold(text).bytes, as: UTF8.self) }

  private static func forms(_ text: String) -> [String] {
    [
      text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping,
      text.precomposedStringWithCompatibilityMapping, text.decomposedStringWithCompatibilityMapping,
    ]
  }

  /// Not folded as their compatibility forms, on purpose.
  private static let exceptions: Set<Unicode.Scalar> = [
    // Typed as an apostrophe.
    "\u{B4}", "\u{1FFD}",
    // Ends a sentence once.
    "\u{2026}",
    // Marks beside a word, not letters of it: №1701, NATO™.
    "\u{2116}", "\u{2120}", "\u{2122}", "\u{1F16A}", "\u{1F16B}", "\u{1F16C}",
    // Vowel signs of Arabic that stand alone: they are within a word where letters are encoded by their shape.
    "\u{FC5E}", "\u{FC5F}", "\u{FC60}", "\u{FC61}", "\u{FC62}", "\u{FC63}", "\u{FE70}", "\u{FE72}", "\u{FE74}",
    "\u{FE76}", "\u{FE78}", "\u{FE7A}", "\u{FE7C}", "\u{FE7E}",
  ]

  /// What Foundation's data knows, which is older than that of the standard library.
  private static let known = Unicode.Scalar.all.filter { ($0.properties.age?.major ?? 99) <= 15 }

  @Test func everyScalarFoldsAsItsOtherForms() {
    var odd: [String] = []
    for scalar in EquivalenceTests.known where !EquivalenceTests.exceptions.contains(scalar) {
      // A sign of ASCII has no other form.
      guard scalar.value >= 0x80 else { continue }
      let folded = Set(EquivalenceTests.forms(String(scalar)).map(EquivalenceTests.fold))
      if folded.count > 1 { odd.append("U+\(String(scalar.value, radix: 16)) \(folded)") }
    }
    #expect(odd == [])
  }

  @Test func theDecompositionsAreThoseOfUnicode() {
    let odd = EquivalenceTests.known.filter { scalar in
      let expected = Array(String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars)
      return Decomposition.shared.decomposed([scalar]) != expected
    }
    #expect(odd == [])
  }

  /// Letters that join, marks that join, vanish or stay, in every script that has some.
  private static let pools: [[Unicode.Scalar]] = [
    Array("aÅéßıİIłơưǖṩệ fiﬁĳ".unicodeScalars), Array("иўїёѓќӑӧгкауіеөә".unicodeScalars),
    Array("αάὰᾳῷΰςΣΩ".unicodeScalars),
    Array("اأإآؤئوييىیهةۀہۂےۓكکﻻﷲﭖﺆﻙﯨ".unicodeScalars), Array("שׁבּﬠﭏ".unicodeScalars),
    Array("कक़नऩरऱढ़फ़্োো੍ਸਸ਼ଡ଼ெொௗోೊേൊේෝ".unicodeScalars), Array("ำกาຳໜཀྵဦဦ".unicodeScalars),
    Array("カガハパうゔヲヺゝゞｶﾊｰﾞﾟー".unicodeScalars), Array("한하한ㅎㅏㄴﾡￂ가힣".unicodeScalars),
    Array("豈更停⼤㌀㈱戰".unicodeScalars), Array("１Ａｂ₂ⅣⅷⓃ𝐍ℵΩKÅ".unicodeScalars),
    scalars(Array(0x300...0x36f)), scalars([0x301, 0x302, 0x306, 0x308, 0x323, 0x31b]),
    scalars([0x93c, 0x94d, 0x951, 0x9bc, 0xe38, 0xe48, 0xf71, 0xf72, 0x64e, 0x651, 0x653, 0x654, 0x655]),
    scalars([0x5c1, 0x5bc, 0x730, 0x302e, 0x3099, 0x309a]),
    Array(" -\u{2011}\u{FF0D}－.,’\u{AD}\u{200C}\u{200D}\u{FE0F}\u{E0101}\u{3000}\u{A0}\nA1".unicodeScalars),
  ]

  private static func scalars(_ values: [UInt32]) -> [Unicode.Scalar] { values.compactMap(Unicode.Scalar.init) }

  private func randomText(_ random: inout SplitMix) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 2...12, using: &random) {
      let pool = EquivalenceTests.pools.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        if let scalar = pool.randomElement(using: &random) { text.append(scalar) }
      }
    }
    return String(text)
  }

  @Test func textsOfMixedScriptsFoldAsTheirOtherForms() {
    var random = SplitMix(seed: 16)
    for _ in 0..<6_000 {
      let text = randomText(&random)
      let folded = EquivalenceTests.forms(text).map(EquivalenceTests.fold)
      guard Set(folded).count == 1 else {
        Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) }): \(folded)")
        return
      }
    }
  }

  /// Invariant 1 for texts that are spelled, joined and put in order; and where their bytes come from goes forward.
  @Test func originsDoNotChangeTheText() {
    var random = SplitMix(seed: 61)
    for _ in 0..<6_000 {
      let text = randomText(&random) + randomText(&random)
      let folded = TextFolder.fold(text, origins: true)
      let count = text.unicodeScalars.count
      #expect(folded.bytes == TextFolder.fold(text).bytes)
      #expect(folded.origins.count == folded.bytes.count && folded.origins.allSatisfy { 0..<count ~= Int($0) })
      #expect(String(validating: folded.bytes, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: [
    ("\u{FDFA}", "صلي الله عليه وسلم"), ("½", "1,2"), ("x½\u{FDFA}", "x 1,2 صلي الله عليه وسلم"), ("㌖", "キロメートル"),
  ])
  func whatIsSpelledMayBeLong(text: String, folded: String) {
    #expect(EquivalenceTests.fold(text) == folded)
    let many = String(repeating: text + " ", count: 500)
    #expect(TextFolder.fold(many, origins: true).bytes == TextFolder.fold(many).bytes)
    #expect(EquivalenceTests.fold(many) == Array(repeating: folded, count: 500).joined(separator: " "))
  }

  @Test(arguments: [
    ("①NATO", "1 nato"), ("停戦①", "停战 1"), ("article ⑤", "article 5"), ("①、②", "1,2"), ("㊿x", "50 x"),
    ("NATO²", "nato 2"), ("Hamas³ x", "hamas 3 x"), ("ХАМАС¹", "хамас 1"), ("truce⁴", "truce 4"), ("NATO℡", "nato tel"),
    ("20㎏x", "20 kg x"), ("½truce", "1,2 truce"), ("CO₂", "co2"),
    ("№1701", ",1701"),
    ("NATO™", "nato,"), ("km²", "km 2"), ("H₂O", "h2o"), ("Ⅳ", "iv"), ("㊙", "秘"), ("ｶﾞｻﾞ", "ガザ"), ("パ゚", "パ"),
    ("और्‍", "और्"), ("Auf\u{200C}lage", "auflage"), ("葛\u{E0100}城", "葛城"), ("ﻭﻗـﻒ", "وقف"), ("ﻫـﹷﺪﻧﺔ", "هدنة"),
    ("خانۀ خانهٔ", "خانه خانه"), ("น้ำ", "น\u{E49}\u{E4D}า"), ("ᾳ", "α"), ("և", "եւ"), ("⼤阪", "大阪"),
    ("cease\u{FF0D}fire", "cease fire"), ("a-（b", "a-(b"), ("a-\u{AD}b", "a b"), ("\u{1100}\u{1160}", "\u{1100}"),
    ("ߛߺߛ", "ߛߛ"), ("ㅎㅏㄴ", "하\u{1102}"), ("к\u{301}", "ќ"), ("о\u{301}", "о"), ("и\u{323}\u{306}", "й"),
    ("ハ\u{94D}\u{309A}", "パ\u{94D}"), ("и\u{951}\u{306}", "и\u{951}"), ("\n²", "2"), ("a\n²", "a\n2"),
  ])
  func compatibilityFormsAreWhatTheyStandFor(text: String, folded: String) {
    #expect(EquivalenceTests.fold(text) == folded)
  }

  /// Ordinary text of twelve languages, as it was folded before other forms were.
  @Test(arguments: [
    ("Über 30 Städte: „Waffenruhe“ hält – vorerst.", "uber 30 stadte: \"waffenruhe\" halt - vorerst."),
    ("L’Élysée salue la trêve à Gaza", "l'elysee salue la treve a gaza"),
    ("España pide más diálogo; ¿habrá tregua?", "espana pide mas dialogo; ,habra tregua?"),
    ("Зеленський: перемир’я й надалі тримається", "зеленський: перемир'я й надалі тримається"),
    ("Ещё один день перемирия", "еще один день перемирия"),
    ("Ateşkes İstanbul’da ilan edildi", "ateskes istanbul'da ilan edildi"),
    ("وقف إطلاق النار في غزّة", "وقف اطلاق النار في غزة"), ("הפסקת אש בעזה", "הפסקת אש בעזה"),
    ("युद्धविराम की घोषणा", "युद्धविराम की घोषणा"), ("ガザで停戦合意、「人質解放」へ", "ガザで停战合意,\"人质解放\"へ"),
    ("이스라엘-하마스 휴전 합의", "이스라엘 하마스 휴전 합의"), ("Κατάπαυση του πυρός", "καταπαυση του πυροσ"),
  ])
  func ordinaryTextFoldsAsBefore(text: String, folded: String) { #expect(EquivalenceTests.fold(text) == folded) }

  // MARK: Terms

  private static let terms = [
    "ドローン", "パトリオット", "휴전", "평양", "مؤتمر", "رئيس", "لبنان", "क़लम", "सीज़फायर", "ড়াক", "ਸ਼ਾਂਤੀ", "más",
    "tới", "Việt", "İran",
    "йод", "ракетаў", "мӯҳлат", "Ωμέγα", "ειρήνη", "fire", "น้ำ", "ແກ້ວນ້ຳ", "שָׁלוֹם", "更新", "កម្ពុជា", "தொடர்", "കോടതി", "Kelvin",
  ]

  @Test(arguments: terms) func termsMeetTextsInEveryForm(term: String) throws {
    for written in EquivalenceTests.forms(term) {
      let topics = try topicSet(any: [written])
      for text in EquivalenceTests.forms(term) {
        #expect(topics.matches("x \(text) y"), "\(written.unicodeScalars) \(text.unicodeScalars)")
        #expect(topics.matches("x", summary: text))
      }
    }
  }

  @Test(arguments: ["más", "Kyïv", "ÉTÉ", "ガザ", "한국", "مؤتمر", "ﬁre", "tới", "Ångström", "Ωμέγα"])
  func exactTermsMeetTextsInEveryForm(term: String) throws {
    for written in EquivalenceTests.forms(term) {
      let topics = try topicSet(rule: "=\"\(written)\"")
      for text in EquivalenceTests.forms(term) { #expect(topics.matches("x \(text) y"), "\(written) \(text)") }
    }
  }

  @Test(arguments: [
    ("más", "mas"), ("mas", "más"), ("ma", "má"), ("tới", "tôi"), ("été", "ete"), ("ñu", "nu"),
  ])
  func marksOfShortWordsCountInEveryForm(term: String, text: String) throws {
    for written in EquivalenceTests.forms(term) {
      for text in EquivalenceTests.forms(text) {
        #expect(try !topicSet(any: [written]).matches("x \(text) y"), "\(written) \(text)")
        #expect(try !topicSet(rule: "=\(written)").matches("x \(text) y"), "\(written) \(text)")
      }
    }
  }

  @Test(arguments: [
    ("ガ", "カ"), ("パ", "ハ"), ("한", "하"), ("ば", "は"), ("ئ", "ي"), ("ў", "у"),
  ])
  func aLetterIsNotFoundInAnother(text: String, term: String) throws {
    for text in EquivalenceTests.forms(text) {
      let (word, other) = (term + term + term, text + text + text)
      #expect(try !topicSet(any: [word]).matches(other))
      #expect(try !topicSet(rule: "=\(word)*").matches(other))
      #expect(try !topicSet(any: [word.decomposedStringWithCanonicalMapping]).matches(other))
    }
  }

  @Test(arguments: ["ミサイル ガザ", "협정 평양", "क़लम सीज़फायर", "trêve Orléans", "йод ўлады"])
  func rulesMeetTextsInEveryForm(words: String) throws {
    let pair = words.split(separator: " ").map(String.init)
    for (one, other) in zip(EquivalenceTests.forms(pair[0]), EquivalenceTests.forms(pair[1]).reversed()) {
      let near = try topicSet(rule: "\(one) NEAR/3 \(other)")
      let without = try topicSet(rule: "\(one) WITHOUT \(other)")
      let concept = try topicSet("topic: t\nconcepts:\n  one: [\(one)]\nrules:\n  r: '@one NOT NEAR/2 \(other)'\n")
      for text in EquivalenceTests.forms(words) {
        #expect(near.matches(text))
        #expect(!without.matches(text))
        #expect(!concept.matches(text))
      }
      for text in EquivalenceTests.forms(pair[0]) {
        #expect(without.matches(text))
        #expect(concept.matches(text))
      }
    }
  }

  @Test(arguments: ["휴전", "ドローン", "más", "مؤتمر", "йод", "सीज़फायर", "tới"])
  func evidenceIsTheWordAsItIsEncoded(term: String) throws {
    let topics = try topicSet(any: [term])
    for word in [term.decomposedStringWithCanonicalMapping, term.precomposedStringWithCanonicalMapping] {
      let evidence = topics.match(ArticleText(title: "é½ \(word), x")).first?.evidence.first
      #expect(evidence.map { Array($0.text.unicodeScalars) } == Array(word.unicodeScalars))
      #expect(evidence?.start == 3)
      #expect(evidence?.end == 3 + word.unicodeScalars.count)
    }
  }

  @Test func actorsAreMetInEveryForm() {
    let title = "Österreich, Türkiye, 대한민국, Україна, ウクライナ, Côte d’Ivoire"
    let expected = ActorIndex.builtin.actors(in: ArticleText(title: title)).map(\.id)
    #expect(expected.count >= 4)
    for form in EquivalenceTests.forms(title) {
      #expect(ActorIndex.builtin.actors(in: ArticleText(title: form)).map(\.id) == expected)
    }
  }

  @Test func hyphensOfTermsMayBeLeftOutInEveryForm() throws {
    for term in EquivalenceTests.forms("ateş-kes") { #expect(try topicSet(any: [term]).matches("ateşkes")) }
  }

  /// The folder is linear in whatever marks stand behind each other.
  @Test func manyMarksCostNoMoreThanTheirNumber() {
    let marks = String(repeating: "\u{E48}\u{E38}\u{301}\u{93C}", count: 50_000)
    #expect(TextFolder.fold("a" + marks).bytes.count == 1 + 9 * 50_000)
  }
}

/// Source: Steele, Lea, Flood, “Fast Splittable Pseudorandom Number Generators” (2014).
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
