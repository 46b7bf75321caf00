import Testing

@testable import TruceTopics

@Suite struct ActorTests {
  private func ids(_ title: String) -> [String] {
    ActorIndex.builtin.actors(in: ArticleText(title: title)).map(\.id)
  }

  @Test(arguments: [
    ("Moscow and Kyiv trade fire", ["RUS", "UKR"]),
    ("A turkey in the US, not for us", ["USA"]),
    ("South Korea and Niger, not Nigeria's neighbour", ["KOR", "NER", "NGA"]),
    ("Путин и Зеленский в Анкаре", ["PUTIN", "ZELENSKY", "TUR"]),
    ("حماس وإسرائيل في القاهرة", ["HAMAS", "ISR", "EGY"]),
    ("乌克兰与俄罗斯在北约峰会前谈判", ["UKR", "RUS", "NATO"]),
    ("Ashraf Ghani spricht mit den Taliban", ["TALIBAN"]),
    ("La Francia e il Regno Unito con l'Ucraina", ["FRA", "GBR", "UKR"]),
    ("俄乌第二轮直接谈判", ["RUS", "UKR"]),
    ("Ереван и Баку обменялись списками", ["ARM", "AZE"]),
    ("Le M23 et la RDC", ["M23", "COD"]),
    ("An ISAF patrol near Goma", ["NATO", "COD"]),
    ("Того же мнения тигры", []),
    ("Taylor sings", []),
    ("All quiet - France 24", []),
  ])
  func areNamedInTheOrderOfTheText(title: String, expected: [String]) {
    #expect(ids(title) == expected)
  }

  @Test func areAtLeastTwoHundredWithUniqueIds() {
    let entries = ActorEntry.read(ActorData.entries)
    #expect(entries.count >= 200)
    #expect(Set(entries.map(\.id)).count == entries.count)
    #expect(entries.allSatisfy { !$0.aliases.isEmpty })
  }

  @Test(arguments: [
    ("Russia rejects Ukraine's ceasefire offer", ["RUS": ActorRole.source, "UKR": .target]),
    ("Hamas has accepted an Egyptian truce plan", ["HAMAS": .source, "EGY": .target]),
    ("A truce was rejected, says Israel", [:]),
    ("After Russia, the ceasefire was rejected by Hamas", [:]),
  ])
  func haveRolesInFixedFramesOnly(title: String, expected: [String: ActorRole]) throws {
    let text = ArticleText(title: title)
    let matches = try PackTests.packs.get().match(text)
    let actors = ActorIndex.builtin.actors(in: text, matches: matches)
    #expect(actors.reduce(into: [:]) { $0[$1.id] = $1.role } == expected)
  }
}
