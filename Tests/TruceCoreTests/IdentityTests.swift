import Testing
import TruceFeeds
import TruceTopics

@testable import TruceCore

@Suite struct IdentityTests {
  private func polled(_ documents: [[Article]]) throws -> CoreDriver {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    for document in documents { driver.poll(document) }
    return driver
  }

  @Test func anArticleIsJournaledOnceHoweverOftenItIsServed() throws {
    let driver = try polled([[.test("1")], [.test("1")], [], [.test("1"), .test("2")]])
    #expect(driver.kinds == [.alert, .alert])
    #expect(driver.records.map(\.record.seq) == [1, 2])
  }

  @Test func anIdThatChangesAtEveryPollDoublesNothing() throws {
    let articles = (0..<3).map {
      Article.test("v\($0)", title: "Ceasefire holds in the north", link: "https://wire.example/story")
    }
    #expect(try polled(articles.map { [$0] }).kinds == [.alert])
  }

  @Test func aLinkThatChangesWithTrackingOrSchemeDoublesNothing() throws {
    let links = [
      "http://www.wire.example/story/", "https://wire.example/story?utm_source=rss",
      "https://wire.example/story#comments",
    ]
    let articles = links.map { Article(title: nil, link: $0, summary: "A ceasefire holds") }
    #expect(try polled(articles.map { [$0] }).kinds == [.alert])
  }

  @Test func idAndLinkThatChangeTogetherAreRecognizedByTitleAndDay() throws {
    let driver = try polled([
      [.test("a", title: "Ceasefire holds in the north", link: "https://wire.example/1")],
      [.test("b", title: "Ceasefire holds in the North!", link: "https://wire.example/2")],
    ])
    #expect(driver.kinds == [.alert])
  }

  @Test func anIdThatIsReusedForAnotherStoryIsANewArticle() throws {
    let driver = try polled([
      [.test("1", title: "Ceasefire holds in the north", link: "https://wire.example/1")],
      [.test("1", title: "Delegates reject second ceasefire plan", link: "https://wire.example/2", age: 10_000)],
    ])
    #expect(driver.kinds == [.alert, .alert])
  }

  @Test func aHeadlineThatIsRewrittenUnderTheSameIdIsAnUpdate() throws {
    let driver = try polled([
      [.test("1", title: "Ceasefire near", link: "https://wire.example/ceasefire-near")],
      [.test("1", title: "Ceasefire agreed", link: "https://wire.example/ceasefire-agreed")],
      [.test("1", title: "Ceasefire agreed", link: "https://wire.example/ceasefire-agreed")],
    ])
    #expect(driver.kinds == [.alert, .update])
    #expect(driver.records.map(\.isShown) == [true, false])
  }

  @Test func twoVersionsThatAlternateAreOneUpdate() throws {
    let versions = ["Ceasefire near", "Ceasefire agreed"].map { [Article.test("1", title: $0)] }
    #expect(try polled([versions[0], versions[1], versions[0], versions[1], versions[0]]).kinds == [.alert, .update])
  }

  @Test func anEditThatBringsTheTopicInIsAnAlert() throws {
    let driver = try polled([[.test("1", title: "Talks go on")], [.test("1", title: "Talks end in a ceasefire")]])
    #expect(driver.kinds == [.alert])
  }

  @Test func articlesThatShareOneLinkOrOneTitleAreStillThemselves() throws {
    let blog = "https://wire.example/live"
    let driver = try polled([
      [.test("1", title: "Ceasefire: first", link: blog), .test("2", title: "Ceasefire: second", link: blog)],
      [
        .test("1", title: "Ceasefire: first", link: blog), .test("2", title: "Ceasefire: second", link: blog),
        .test("3", title: "Ceasefire: third", link: blog),
      ],
    ])
    #expect(driver.kinds == [.alert, .alert, .alert])
  }

  @Test func articlesWithoutAnIdThatShareAPageAreToldApart() throws {
    func article(_ title: String, _ link: String) -> Article { Article(title: title, link: link) }
    let page = "https://wire.example/news.html"
    let fragments = try polled([[article("Ceasefire one", page + "#a"), article("Ceasefire two", page + "#b")]])
    #expect(fragments.kinds == [.alert, .alert])
    let same = [article("Ceasefire one", page), article("Ceasefire two", page)]
    let driver = try polled([same, same, [article("Ceasefire three", page)] + same])
    #expect(driver.kinds == [.alert, .alert, .alert])
    let mixed = try polled([[article("Ceasefire one", page), .test("g", title: "Ceasefire two", link: page)]])
    #expect(mixed.kinds == [.alert, .alert])
  }

  @Test func aStoryThatIsListedTwiceUnderIdsThatChangeIsAlertedOnce() throws {
    func listed(_ ids: String...) -> [Article] {
      ids.map { .test($0, title: "Ceasefire holds in the north", link: "https://wire.example/story") }
    }
    #expect(try polled([listed("a", "b"), listed("c", "d"), listed("e", "f")]).kinds == [.alert])
  }

  @Test func aTitleThatRecursWithoutADateIsANewStoryEachTime() throws {
    func report(_ number: Int) -> Article {
      .test(
        "g\(number)", title: "Ceasefire monitor: daily report", link: "https://wire.example/r/\(number)",
        summary: "Report \(number)", age: nil)
    }
    #expect(try polled([[report(1)], [report(2)], [report(3)]]).kinds == [.alert, .alert, .alert])
  }

  @Test func theSameIdTwiceInOneDocumentIsOneArticle() throws {
    #expect(try polled([[.test("1"), .test("1")]]).kinds == [.alert])
  }

  @Test func aFeedThatRekeysEverythingSaysSoOnceAndAlertsNothing() throws {
    let before = (0..<10).map { Article.test("\($0)", title: "Ceasefire day \($0)") }
    let after = (0..<10).map {
      Article.test("new-\($0)", title: "Ceasefire day \($0)", link: "https://wire.example/\($0)")
    }
    let driver = try polled([before, after, after])
    #expect(driver.kinds.filter { $0 == .alert }.count == 10)
    #expect(driver.notices == ["feed-rekeyed"])
  }

  @Test func anArticleThatVanishesAndReturnsIsStillKnown() throws {
    var driver = try polled([[.test("1"), .test("2")]])
    for _ in 0..<30 {
      driver.pass(86_400_000)
      driver.poll([.test("2")])
    }
    driver.poll([.test("1"), .test("2")])
    #expect(driver.kinds == [.alert, .alert])
  }

  @Test func aWindowThatGrowsBackwardsAlertsOnlyWhatIsNotTooOld() throws {
    let news = [Article.test("1"), .test("2")]
    let older = (3...6).map { Article.test("\($0)", age: 30 * 86_400_000) }
    let driver = try polled([news, news + older, news + older])
    #expect(driver.kinds == [.alert, .alert] + Array(repeating: .baseline, count: 4))
  }

  @Test func fiveThousandArticlesAreEachTheirOwnAndStayKnown() throws {
    let articles = (0..<5000).map { Article.test("\($0)", title: "Ceasefire report \($0)") }
    let driver = try polled([articles, articles.reversed(), Array(articles[..<4999]) + [.test("new")]])
    #expect(driver.records.count == 5001 && Set(driver.records.map(\.record.item?.id)).count == 5001)
  }

  @Test(
    arguments: [
      (EditPolicy.ignore, [RecordKind.alert], [true]), (.journal, [.alert, .update], [true, false]),
      (.alert, [.alert, .update], [true, true]),
    ])
  func anEditIsTreatedAsTheFeedsPolicySays(policy: EditPolicy, kinds: [RecordKind], printed: [Bool]) throws {
    var config = FeedConfig.test()
    config.settings.edits = policy
    var driver = try CoreDriver([config])
    driver.tell(.started)
    for title in ["Ceasefire near", "Ceasefire agreed"] { driver.poll([.test("1", title: title)]) }
    #expect(driver.kinds == kinds && driver.records.map(\.isShown) == printed)
  }

  @Test func aWindowThatSharesNothingWithTheLastIsToldOnce() throws {
    func window(_ first: Int) -> [Article] {
      (first..<first + 3).map { .test("\($0)", title: "Story \($0) of the day") }
    }
    let driver = try polled([window(0), window(10), window(20), window(20)])
    #expect(driver.notices == ["window-overrun"])
  }

  @Test(
    arguments: [
      (FirstRun.recent, 60_000, RecordKind.alert), (.recent, 2 * 86_400_000, .baseline), (.recent, nil, .baseline),
      (.baseline, 60_000, .baseline), (.alert, 2 * 86_400_000, .alert), (.alert, 8 * 86_400_000, .baseline),
      (.alert, nil, .alert),
    ] as [(FirstRun, Int64?, RecordKind)])
  func aFirstPollAlertsWhatFirstRunAllows(policy: FirstRun, age: Int64?, expected: RecordKind) throws {
    var config = FeedConfig.test()
    config.settings.firstRun = policy
    var driver = try CoreDriver([config])
    driver.tell(.started)
    driver.serve([.test("1", age: age)])
    #expect(driver.kinds == [expected])
  }

  @Test func laterPollsAlertWhatHasNoDateAndRecordWhatIsTooOld() throws {
    let driver = try polled([[], [.test("1", age: nil), .test("2", age: 30 * 86_400_000)]])
    #expect(driver.kinds == [.baseline, .alert])
  }

  @Test func aDateInTheFutureIsClampedAndFlagged() throws {
    let driver = try polled([[.test("1", age: -86_400_000)]])
    let item = try #require(driver.records.first?.record.item)
    #expect(item.isFromTheFuture && item.published == CoreDriver.start)
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JaVaScRiPt:x"])
  func onlyWebLinksAreKept(link: String) throws {
    let driver = try polled([[.test("1", link: link)]])
    #expect(driver.records.first?.record.item?.link == nil)
  }
}
