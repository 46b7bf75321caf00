import Testing

@testable import TruceTopics

@Suite struct PlainTermTests {
  @Test(arguments: [
    ("nato", "NATO's fleet sails north", true),
    ("nato", "A signatory met anatomy professors", false),
    ("nato", "Senators want more", false),
    ("nato", "Why NATO?", true),
    ("nato", "The non-NATO neighbours", true),
    ("nato", "natoism", false),
    ("article 5", "Article 50 paperwork is late", false),
    ("article 5", "They called it ARTICLE 5.", true),
    ("cease-fire", "Both want a cease fire", true),
    ("cease-fire", "Both want a ceasefire", true),
    ("cease-fire", "Both want a cease‑fire", true),
    ("cease fire", "Both want a cease-fire", true),
    ("ceasefire", "Cease the fire", false),
    ("peace talks", "Peace  \n talks are near", true),
    ("peace talks", "peace, talks", false),
    ("UN", "The UN votes", true),
    ("UN", "Under the sun", false),
    ("x-ray unit", "An X ray unit", true),
  ])
  func matchWholeWordsInAnyCase(term: String, text: String, expected: Bool) throws {
    #expect(try topicSet(any: [term]).matches(text) == expected)
  }

  @Test(arguments: [
    ("перемирие", "ПЕРЕМИРИЕ объявлено", true),
    ("перемир'я", "Оголошено перемир’я", true),
    ("трев", "тревога", false),
    ("trêve", "Une treve fragile", true),
    ("más", "nada mas", false),
    ("más", "Nada MÁS", true),
    ("ateşkes", "ATEŞKES ilan edildi", true),
    ("istanbul talks", "İstanbul talks", true),
    ("strasse", "Auf der Straße", true),
    ("هدنة", "إعلان الهُدنة في غزة", true),
    ("هدنة", "وللهدنة شروط", true),
    ("هدنة", "هـــدنة في غزة", true),
    ("停火", "双方同意停火协议", true),
    ("NATO", "日本とＮＡＴＯの会談", true),
    ("北約", "北约峰会", true),
    ("ข้อตกลง", "มีข้อตกลงใหม่", true),
    ("truce", "tru\u{ad}ce", true),
    ("йод", "и\u{306}од", true),
    ("truce", "𝐭𝐫𝐮𝐜𝐞", true),
  ])
  func matchAcrossScripts(term: String, text: String, expected: Bool) throws {
    #expect(try topicSet(any: [term]).matches(text) == expected)
  }

  @Test func matchInEveryField() throws {
    let topics = try topicSet(any: ["truce"])
    #expect(topics.matches("a", summary: "the truce"))
    #expect(topics.matches("a", content: "Far down the page stands the truce"))
  }

  @Test func starIsNoOperator() throws {
    #expect(try !topicSet(any: ["truce*"]).matches("truces"))
  }

  @Test func evidenceNamesTheWordsAsTheyStand() throws {
    let match = try topicSet(any: ["cease-fire"]).match(ArticleText(title: "Ünder a CEASE–FIRE now")).first
    #expect(match?.evidence == [Evidence(field: .title, text: "CEASE–FIRE", start: 8, end: 18, rule: "any")])
    #expect(match?.level == .core)
  }
}
