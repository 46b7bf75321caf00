import Testing
import TruceFeeds

@testable import TruceCore

/// `follow: newest`: the index is asked, then its newest sitemap, each with its own validators.
@Suite struct FollowTests {
  private let index = "https://wire.example/sitemap.xml"
  private let november = "https://wire.example/2026-11.xml"
  private let december = "https://wire.example/2026-12.xml"

  private func driver(states: [String: FeedState] = [:]) throws -> CoreDriver {
    var config = FeedConfig(url: index)
    config.settings.follow = .newest
    return try CoreDriver([config], states: states)
  }

  private func article(_ number: Int) -> Article {
    Article(id: "\(number)", title: "A ceasefire \(number)", published: CoreDriver.start)
  }

  @Test func aPollAsksTheIndexAndThenItsNewestSitemap() throws {
    var driver = try driver()
    driver.tell(.started)
    driver.wake()
    #expect(driver.orders.map(\.url) == [index])
    driver.serveIndex(november, etag: "\"i1\"")
    #expect(driver.orders.map(\.url) == [november] && driver.records.isEmpty)
    #expect(driver.core.inFlight == 1)
    driver.serve([article(1)], etag: "\"s1\"")
    #expect(driver.records.map(\.record.kind) == [.alert])
    #expect(driver.states[index]?.validators.etag == "\"i1\"")
    #expect(driver.states[index]?.followed == FollowedSitemap(url: november, validators: Validators(etag: "\"s1\"")))
    #expect(driver.core.inFlight == 0)
  }

  @Test func eachOfTheTwoIsAskedWithItsOwnValidators() throws {
    var driver = try driver()
    driver.pollIndex(november, etag: "\"i1\"")
    driver.serve([article(1)], etag: "\"s1\"")
    driver.wake()
    #expect(driver.orders.first?.header("If-None-Match") == "\"i1\"")
    driver.answer(304)
    #expect(driver.orders.first?.url == november && driver.orders.first?.header("If-None-Match") == "\"s1\"")
    driver.serve([article(1), article(2)], etag: "\"s2\"")
    #expect(driver.records.count == 2)
    driver.pollIndex(december, etag: "\"i2\"")
    #expect(driver.orders.first?.url == december && driver.orders.first?.isConditional == false)
  }

  @Test func bothValidatorsOutliveARestart() throws {
    var first = try driver()
    first.pollIndex(november, etag: "\"i1\"")
    first.serve([article(1)], etag: "\"s1\"")
    var second = try driver(states: first.states)
    second.tell(.started)
    second.wake()
    #expect(second.orders.first?.header("If-None-Match") == "\"i1\"")
    second.answer(304)
    #expect(second.orders.first?.header("If-None-Match") == "\"s1\"")
  }

  @Test func aSitemapThatIsGoneSendsTheNextPollToTheIndexInFull() throws {
    var driver = try driver()
    driver.pollIndex(november, etag: "\"i1\"")
    driver.answer(410)
    #expect(driver.states[index]?.isGone == false && driver.states[index]?.lastError?.contains("410") == true)
    driver.wake()
    #expect(driver.orders.map(\.url) == [index] && driver.orders.first?.isConditional == false)
  }

  @Test func anIndexInsideAnIndexIsAnError() throws {
    var driver = try driver()
    driver.pollIndex(november, etag: nil)
    driver.serveIndex(december, etag: nil)
    #expect(driver.orders.isEmpty && driver.core.inFlight == 0)
    #expect(driver.states[index]?.lastError == "a sitemap index inside a sitemap index")
  }

  /// Another server would be sent the feed's credentials, and an index without dates names no newest sitemap.
  @Test(arguments: [
    (nil, "a sitemap index that dates none of its sitemaps; use one of them in its place"),
    (
      "https://elsewhere.example/1.xml",
      "a sitemap index whose newest sitemap, 'https://elsewhere.example/1.xml', is on another server; use that one"
    ),
  ])
  func anIndexWhoseNewestSitemapIsNotToBeAskedIsAnError(newest: String?, message: String) throws {
    var driver = try driver()
    driver.pollIndex(newest, etag: nil)
    #expect(driver.orders.isEmpty && driver.core.inFlight == 0)
    #expect(driver.states[index]?.lastError == message)
  }

  @Test func withoutFollowTheIndexIsAskedInFull() throws {
    var first = try driver()
    first.pollIndex(november, etag: "\"i1\"")
    first.serve([article(1)], etag: "\"s1\"")
    var second = try CoreDriver([FeedConfig(url: index)], states: first.states)
    second.tell(.started)
    second.wake()
    #expect(second.orders.first?.url == index && second.orders.first?.isConditional == false)
  }
}

extension CoreDriver {
  /// Polls the only feed and answers with a sitemap index.
  fileprivate mutating func pollIndex(_ newest: String?, etag: String?) {
    if core.nextWake == nil { tell(.started) }
    wake()
    serveIndex(newest, etag: etag)
  }

  fileprivate mutating func serveIndex(_ newest: String?, etag: String?) {
    guard !orders.isEmpty else { return }
    let order = orders.removeFirst()
    tell(.polled(feed: order.feed, .answered(FetchAnswer(status: 200, etag: etag, body: .index(newest: newest)))))
  }
}

extension FetchOrder {
  fileprivate func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
