import Testing
import TruceText

@testable import TruceCore

@Suite struct ConditionalRequestTests {
  private func sent(_ driver: CoreDriver) -> [String: String] {
    Dictionary(uniqueKeysWithValues: (driver.orders.first?.headers ?? []).map { ($0.name, $0.value) })
  }

  @Test func validatorsAreSentBackByteForByte() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    #expect(sent(driver)["If-None-Match"] == nil && sent(driver)["If-Modified-Since"] == nil)
    driver.serve([], etag: "W/\"a,b;'x\"") { $0.lastModified = "Tue,  1 Jan 2019 00:00:00 +0000" }
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == "W/\"a,b;'x\"")
    #expect(sent(driver)["If-Modified-Since"] == "Tue,  1 Jan 2019 00:00:00 +0000")
  }

  @Test func a304KeepsThemAndADocumentWithoutAnyDropsThem() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], etag: "\"1\"")
    driver.wake()
    driver.answer(304)
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == "\"1\"")
    driver.serve([])
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == nil)
  }

  @Test func anErrorOrAnIncompleteDocumentAcknowledgesNothing() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([.test("1")], complete: false, etag: "\"cut\"")
    #expect(driver.kinds == [.alert])
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == nil)
    driver.answer(500)
    driver.wake()
    driver.serve([.test("1"), .test("2")], etag: "\"whole\"")
    #expect(driver.kinds == [.alert, .alert])
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == "\"whole\"")
  }

  @Test func afterADayOf304sTheWholeDocumentIsAskedFor() throws {
    var driver = try CoreDriver([.test(interval: 6 * 3_600_000)])
    driver.tell(.started)
    driver.serve([], etag: "\"1\"")
    var conditional = 0
    for _ in 0..<6 {
      driver.wake()
      if sent(driver)["If-None-Match"] == nil { break }
      conditional += 1
      driver.answer(304)
    }
    #expect((3...5).contains(conditional))
  }

  @Test func aPermanentMoveIsRememberedOnceAFeedWasServedAndForgottenWhenItBreaks() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { $0.movedTo = "https://new.example/rss" }
    #expect(driver.notices == ["feed-moved"])
    driver.wake()
    #expect(driver.orders.first?.url == "https://new.example/rss")
    #expect(driver.orders.first?.config.url == "https://wire.example/rss")
    driver.answer(404)
    driver.wake()
    #expect(driver.orders.first?.url == "https://wire.example/rss")
  }

  @Test(arguments: [400, 412, 431])
  func validatorsThatTheirServerRefusesAreNotSentAgain(status: Int) throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], etag: "\"1\"")
    driver.wake()
    driver.answer(status)
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == nil)
    driver.serve([], etag: "\"2\"")
    driver.wake()
    driver.answer(500)
    driver.wake()
    #expect(sent(driver)["If-None-Match"] == "\"2\"")
  }

  @Test func aMoveOutlivesTroubleThatPassesButNoTargetThatIsLost() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], etag: "\"1\"") { $0.movedTo = "https://new.example/rss" }
    driver.wake()
    driver.answer(429, retryAfter: "3600")
    driver.wake()
    #expect(driver.orders.first?.url == "https://new.example/rss" && sent(driver)["If-None-Match"] == "\"1\"")
    // Its host's name is gone.
    driver.fail()
    driver.wake()
    #expect(driver.orders.first?.url == "https://new.example/rss")
    driver.fail()
    driver.wake()
    #expect(driver.orders.first?.url == "https://wire.example/rss" && sent(driver)["If-None-Match"] == nil)
  }

  @Test func aMoveByAPrivateHostIsRememberedAsSuch() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { ($0.movedTo, $0.configuredHostIsPrivate) = ("http://10.0.0.2/rss", true) }
    var restarted = try CoreDriver([.test()], states: driver.states)
    restarted.tell(.started)
    restarted.wake()
    #expect(restarted.orders.map(\.configuredHostIsPrivate) == [true])
    restarted.answer(404)
    restarted.wake()
    #expect(restarted.orders.map(\.configuredHostIsPrivate) == [false])
  }

  @Test func aMoveWhoseTargetKnowsTheValidatorsIsRemembered() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], etag: "\"1\"")
    driver.wake()
    let moved = FetchAnswer(status: 304, movedTo: "https://new.example/rss")
    driver.answer(moved)
    #expect(driver.notices == ["feed-moved"])
    driver.wake()
    #expect(driver.orders.first?.url == "https://new.example/rss" && sent(driver)["If-None-Match"] == "\"1\"")
  }

  @Test func aFeedThatMovesBackIsAskedWhereItIsConfigured() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { $0.movedTo = "https://new.example/rss" }
    driver.wake()
    driver.serve([]) { $0.movedTo = "https://wire.example/rss" }
    driver.wake()
    #expect(driver.orders.first?.url == "https://wire.example/rss")
    #expect(driver.notices == ["feed-moved"])
  }

  @Test func a304ThatNobodyAskedForIsAFailure() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    let order = driver.orders.removeFirst()
    #expect(!order.isConditional)
    driver.tell(.polled(feed: order.feed, .answered(FetchAnswer(status: 304, wasConditional: false))))
    #expect(driver.states.values.first?.failures == 1)
  }

  @Test func aFeedIsDownAfterAWhileOfFailuresAndUpOnce() throws {
    var driver = try CoreDriver([.test(interval: 300_000)])
    driver.tell(.started)
    for _ in 0..<6 {
      driver.answer(503)
      driver.wake()
    }
    #expect(driver.notices == ["feed-down"])
    #expect(driver.records[0].record.notice?.message.hasPrefix("HTTP status 503 for ") == true)
    driver.serve([])
    driver.wake()
    driver.serve([])
    #expect(driver.notices == ["feed-down", "feed-up"])
  }
}
