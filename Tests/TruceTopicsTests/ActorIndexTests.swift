import Testing

@testable import TruceTopics

/// An index of a few invented actors: what decides is the index, not the data.
@Suite struct ActorIndexTests {
  private let index = ActorIndex(
    entries: ActorEntry.read(
      """
      RUR | Ruritania | state | Ruritania; Ruritanian; рурит*; 卢国; 卢格
      GRA | Graustark | state | Graustark; 格国; 卢格
      NRU | North Ruritania | state | North Ruritania
      TUR | Turk | state | Turkey; =TK
      ORD | Order of the Lamb | organisation | Order of the Lamb;
          Lambs
      bad line
      """))

  private func ids(_ title: String, _ summary: String = "", _ content: String = "") -> [String] {
    index.actors(in: ArticleText(title: title, summary: summary, content: content)).map(\.id)
  }

  @Test func entriesAreReadWithTheLinesThatGoOn() {
    #expect(index.count == 5)
    let entries = ActorEntry.read("A | B | group | c; d;\n  e; f\n\nX | Y\nZ | W | nonsense | v\nQ | R | leader")
    #expect(entries.map(\.id) == ["A", "Z", "Q"])
    #expect(entries[0].aliases == ["c", "d", "e", "f"])
    #expect(entries[2].aliases == [])
    #expect(ActorEntry.read("  a; b").isEmpty)
  }

  @Test(arguments: [
    ("Graustark and Ruritania", ["GRA", "RUR"]), ("Ruritania, Graustark, Ruritania", ["RUR", "GRA"]),
    ("RURITANIA wins", ["RUR"]),
    ("A turkey for dinner", []), ("Turkey votes", ["TUR"]), ("TK and tk", ["TUR"]), ("tk", []), ("Ruritanias", []),
    ("Рурития и руритяне", ["RUR"]),
    ("North Ruritania", ["NRU"]), ("North of Ruritania", ["RUR"]), ("The Order of the Lamb", ["ORD"]),
    ("Lambs", ["ORD"]), ("lambs", []),
    ("卢国与格国", ["RUR", "GRA"]), ("卢格会谈", ["RUR", "GRA"]), ("", []),
  ])
  func actorsAreNamedInTheOrderOfTheText(title: String, expected: [String]) { #expect(ids(title) == expected) }

  @Test func theTitleComesBeforeTheSummaryAndThatBeforeTheContent() {
    #expect(ids("Turkey", "Graustark", "Ruritania and Turkey") == ["TUR", "GRA", "RUR"])
  }

  @Test func thePublisherOfATitleIsNoActor() {
    #expect(ids("A quiet day - Ruritania Times") == [])
    #expect(ids("A quiet day in Graustark - Ruritania Times") == ["GRA"])
  }

  @Test func whatIsKnownOfAnActorIsTold() {
    #expect(
      index.actors(in: ArticleText(title: "Lambs in Graustark")) == [
        Actor(id: "ORD", name: "Order of the Lamb"),
        Actor(id: "GRA", name: "Graustark"),
      ])
  }
}
