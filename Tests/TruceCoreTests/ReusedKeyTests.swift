import Testing
import TruceFeeds
import TruceText

@testable import TruceCore

/// Ids and links that publishers give to several stories.
@Suite struct ReusedKeyTests {
  private func alerts(_ documents: [[Article]], home: String? = nil) throws -> [String] {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    for document in documents { driver.poll(document) }
    return driver.records.filter { $0.record.kind == .alert }.compactMap(\.record.item?.title)
  }

  private static let stories = [
    "Envoys reject the ceasefire plan", "Shelling breaks Darfur ceasefire overnight",
    "Observers monitor Gaza ceasefire lines",
  ]

  /// Each story at a link of its own, on one page, or without a link.
  private static let places: [@Sendable (Int) -> String?] = [
    { "https://wire.example/\($0)" }, { _ in "https://wire.example/live" }, { "https://wire.example/live#\($0)" },
    { "https://wire.example/live?id=\($0)" }, { _ in nil }, { _ in "https://wire.example/" },
  ]

  private static func ago(_ milliseconds: Int64) -> Timestamp { CoreDriver.start + -milliseconds }

  private static func item(
    _ number: Int, id: String, at place: (Int) -> String?, _ title: String? = nil, age: Int64? = nil
  ) -> Article {
    Article(
      id: id, title: title ?? stories[number], link: place(number), summary: "Text \(number)",
      published: ago(age ?? Int64(number + 1) * 3_600_000))
  }

  @Test(arguments: 0..<6, ["0", "https://wire.example/", "tag:wire.example,2026:news", "https://wire.example/live"])
  func storiesUnderOneIdAreEachAlertedOnce(place: Int, id: String) throws {
    let items = (0..<3).map { Self.item($0, id: id, at: Self.places[place]) }
    let found = try alerts([items, items, Array(items[1...]), [items[0]], items.reversed()])
    #expect(found.sorted() == Self.stories.sorted())
  }

  @Test func storiesUnderOneIdWithoutDatesAreEachAlertedOnce() throws {
    let items = Self.stories.map { Article(id: "0", title: $0) }
    #expect(try alerts([items, items]).count == 3)
    let posts = Self.stories.map { Article(id: "0", link: "https://wire.example/\($0.utf8.count)", summary: $0) }
    let nodes = Self.stories.map { Article(id: "0", title: "Alert", summary: $0) }
    for items in [posts, nodes] {
      var driver = try CoreDriver([.test()])
      driver.tell(.started)
      for _ in 0..<2 { driver.poll(items) }
      #expect(driver.kinds == [.alert, .alert, .alert])
    }
  }

  @Test func aStoryThatJoinsOthersUnderTheirIdIsAlerted() throws {
    let items = (0..<3).map { Self.item($0, id: "same", at: Self.places[0]) }
    let found = try alerts([[items[0]], Array(items[...1]), items, items])
    #expect(found.sorted() == Self.stories.sorted())
  }

  @Test func versionsOfAnItemAndSectionsThatListItTwiceAreOneItem() throws {
    func version(_ title: String, _ link: String, age: Int64 = 1000) -> Article {
      Article(id: "a", title: title, link: link, summary: "Text", published: Self.ago(age))
    }
    let link = "https://wire.example/a"
    let versions = [
      version("Ceasefire talks open in Doha", link), version("Ceasefire talks open in Doha, Qatar", link, age: 9),
    ]
    let sections = [version("Ceasefire holds", link + "?s=world"), version("Ceasefire holds", link + "?s=mideast")]
    let tracked = [version("Ceasefire holds", link + "?utm_source=a"), version("Ceasefire holds", link + "#comments")]
    for items in [versions, sections, tracked] { #expect(try alerts([items, items, items.reversed()]).count == 1) }
  }

  @Test(arguments: [1, 2, 3])
  func aPageThatTellsStoryAfterStoryAlertsEach(place: Int) throws {
    let other = Article.test("other", title: "Harbour concert")
    let polls = (0..<3).map {
      [Self.item($0, id: "alert-\($0)", at: Self.places[place], age: Int64(9 - $0) * 60_000), other]
    }
    #expect(try alerts(polls + polls) == Self.stories)
  }

  @Test func withoutIdsAPageThatTellsStoryAfterStoryAlertsEach() throws {
    let polls = Self.stories.indices.map {
      [Article(title: Self.stories[$0], link: "https://wire.example/live", published: Self.ago(Int64(9 - $0) * 60_000))]
    }
    #expect(try alerts(polls) == Self.stories)
  }

  @Test(arguments: [
    "https://wire.example/live#block-1", "https://wire.example/s;id=1", "https://wire.example/s?at_id=1",
  ])
  func aLinkThatDiffersInItsEndIsAnother(link: String) throws {
    let next = String(link.dropLast()) + "2"
    let items = [
      Article(id: "a", title: "Ceasefire talks open in Doha", link: link, published: Self.ago(9000)),
      Article(id: "b", title: "Ceasefire talks collapse in Doha", link: next, published: Self.ago(1000)),
    ]
    #expect(try alerts([[items[0]], [items[1]]]).count == 2)
  }

  @Test func anEditUnderANewIdIsNoAlert() throws {
    let link = "https://wire.example/a"
    let edits = [
      "Ceasefire talks open in Doha", "Ceasefire talks open in Doha as shelling goes on",
      "Ceasefire talks go on in Doha",
    ]
    let polls = edits.enumerated().map {
      [Article(id: link + "#\($0)", title: $1, link: link, published: Self.ago(Int64(9 - $0) * 60_000))]
    }
    #expect(try alerts(polls).count == 1)
  }

  /// The first place has a new story, and its old one has moved to the second.
  @Test func idsThatNumberThePlacesOfAListHideNoStory() throws {
    func story(_ number: Int, at place: Int) -> Article {
      Article(
        id: "\(place)", title: "Ceasefire talks in Doha, day \(number): envoys meet",
        link: "https://wire.example/\(number)", published: Self.ago(Int64(9 - number) * 60_000))
    }
    let polls = (2...5).map { newest in (0..<3).map { story(newest - $0, at: $0) } }
    #expect(try alerts(polls).count == 6)
  }

  @Test func twoItemsThatSharedALinkOnceStayThemselves() throws {
    let items = (0..<2).map { Self.item($0, id: "alert-\($0)", at: Self.places[1]) }
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    for document in [[items[0]], [items[1]], items, [items[0]], [items[1]], items] { driver.poll(document) }
    #expect(driver.kinds == [.alert, .alert])
  }

  @Test func alertsComeInTheOrderInWhichTheyHappened() throws {
    let items = (0..<3).map { Self.item($0, id: "\($0)", at: Self.places[0]) }
    for document in [items, items.reversed(), [items[1], items[2], items[0]]] {
      #expect(try alerts([document]) == Self.stories.reversed())
    }
    let undated = Self.stories.map { Article(id: $0, title: $0) }
    #expect(try alerts([undated]) == Self.stories.reversed())
    #expect(try alerts([[items[0], undated[1], items[2]]]) == Self.stories.reversed())
  }

  @Test func aPageWithoutTitlesTellsStoryAfterStory() throws {
    let texts = ["Envoys reject the ceasefire plan in Doha", "Shelling breaks the Darfur ceasefire overnight"]
    let polls = texts.indices.map {
      [
        Article(
          id: "\($0)", link: "https://wire.example/live", summary: texts[$0],
          published: Self.ago(Int64(9 - $0) * 60_000))
      ]
    }
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    for items in polls + polls { driver.poll(items) }
    #expect(driver.kinds == [.alert, .alert])
  }

  /// Headlines of one topic share most of their words.
  @Test func oneIdForHeadlinesOfOneTopicHidesNone() throws {
    let titles = [
      "Israel and Hamas agree ceasefire", "Hamas accuses Israel of breaking ceasefire",
      "Israel and Hamas extend ceasefire deal",
    ]
    for link in [nil, "https://wire.example/live"] {
      let items = titles.indices.map {
        Article(id: "0", title: titles[$0], link: link, published: Self.ago(Int64($0) * 3_600_000))
      }
      #expect(try alerts([items, items]).count == 3)
    }
    let states = ["Kachin", "Shan"].map {
      Article(id: "0", title: "Ceasefire with rebels in \($0) state", link: "https://wire.example/\($0)")
    }
    #expect(try alerts([states]).count == 2)
    let short = ["Ceasefire", "Envoys reject the ceasefire plan", "Shelling breaks Darfur ceasefire"].enumerated().map {
      Article(id: "0", title: $1, published: Self.ago(Int64($0) * 3_600_000))
    }
    #expect(try alerts([short]).count == 3)
  }

  @Test func aTextWithoutTitleAndLinkStaysKnownWhenAnotherTakesItsId() throws {
    let items = ["Envoys reject the ceasefire plan", "Shelling breaks the Darfur ceasefire"].enumerated().map {
      Article(id: "0", summary: $1, published: Self.ago(Int64(9 - $0) * 60_000))
    }
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    for document in [[items[0]], [items[1], items[0]], items] { driver.poll(document) }
    #expect(driver.kinds == [.alert, .alert])
  }

  @Test func anEditInAScriptWithoutSpacesIsNoAlert() throws {
    for titles in [["以色列与哈马斯达成停火ceasefire", "以色列与哈马斯达成停火六周ceasefire"], ["ガザ停戦で合意ceasefire", "ガザ停戦で大筋合意ceasefire"]] {
      let polls = titles.enumerated().map {
        [
          Article(
            id: "\($0)", title: $1, link: "https://wire.example/a", published: Self.ago(Int64(9 - $0) * 60_000))
        ]
      }
      #expect(try alerts(polls).count == 1)
    }
  }
}
