import Testing

@testable import TruceTopics

@Suite struct PackTests {
  static let packs = Result { try TopicSet(BuiltinPacks.names.compactMap(BuiltinPacks.file(named:))) }

  @Test func passTheirOwnTests() throws {
    #expect(try Self.packs.get().runTests().map(\.description) == [])
  }

  @Test func nameTheirFiles() throws {
    #expect(try Self.packs.get().topics.map(\.fileName) == ["builtin:ceasefire", "builtin:nato"])
    #expect(BuiltinPacks.file(named: "weather")?.name == nil)
  }
}

@Suite struct FoundingExampleTests {
  /// In the words of the article that the program was first asked to find.
  private static let article = ArticleText(
    title: "NATO weighs its answer to the war in Ukraine",
    summary: """
      NATO foreign ministers confront Russia's rejection of a ceasefire. European allies urge Russia to respond to a \
      U.S. proposal for a partial ceasefire.
      """,
    content: """
      NATO considers peacekeeping forces in Ukraine. Russia rejected a U.S. proposal for a 30-day halt in fighting. France \
      and Germany push for talks, as do Britain and Canada. Both armies went on with strikes on energy infrastructure.
      """)

  @Test func isFoundWithAllItsParts() throws {
    let topics = try PackTests.packs.get()
    let matches = topics.match(Self.article)
    #expect(matches.map(\.topic) == ["ceasefire", "nato"])
    #expect(matches.first?.level == .core)
    #expect(matches.first?.event == "rejected")
    #expect(matches.first?.duration == "30-day")
    #expect(matches.first?.scope.contains("partial") == true)
    let subtopics = matches.first?.subtopics ?? []
    #expect(["proposal", "peacekeeping", "energy-strikes"].allSatisfy(subtopics.contains), "\(subtopics)")
    let actors = ActorIndex.builtin.actors(in: Self.article, matches: matches)
    #expect(actors.map(\.id) == ["NATO", "UKR", "RUS", "USA", "FRA", "DEU", "GBR", "CAN"])
    #expect(actors.first { $0.role == .source }?.id == "RUS")
  }
}
