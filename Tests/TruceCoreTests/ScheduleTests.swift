import Testing
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceCore

@Suite struct ScheduleTests {
  @Test func aNewFeedIsPolledAtOnceAndThenAtItsIntervalWithJitter() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    #expect(driver.orders.count == 1)
    var waits: Set<Int64> = []
    for _ in 0..<20 {
      driver.serve([])
      let before = driver.now.uptime
      driver.wake()
      let wait = driver.now.uptime - before
      #expect((810_000...990_000).contains(wait))
      waits.insert(wait)
    }
    #expect(waits.count > 10)
  }

  @Test func aFeedIsNeverInFlightTwice() throws {
    var driver = try CoreDriver([.test(interval: 1000)])
    driver.start(passing: 3_600_000)
    #expect(driver.orders.count == 1)
    #expect(driver.core.nextWake == nil)
  }

  @Test func oneHostIsAskedByNoMoreThanItsShareAndEveryFeedGetsItsTurn() throws {
    var driver = try CoreDriver((0..<6).map { .test("https://wire.example/\($0)", interval: 60_000) })
    driver.start(passing: 10_000)
    #expect(driver.orders.count == 2)
    var seen: [String] = []
    for _ in 0..<6 {
      seen += driver.orders.first.map { [$0.url] } ?? []
      driver.serve([])
      #expect(driver.orders.count <= 2)
    }
    #expect(Set(seen).count == 6)
  }

  @Test func allHostsTogetherStayBelowTheLimitOfTransfers() throws {
    var driver = try CoreDriver((0..<20).map { .test("https://\($0).example/") }, transfersMax: 5)
    driver.start(passing: 10_000)
    #expect(driver.orders.count == 5)
    for _ in 0..<20 { driver.serve([]) }
    #expect(driver.states.count == 20)
  }

  @Test(
    arguments: [
      ("max-age=3600", nil, nil, 3600), ("public, max-age=\"3600\"", "600", nil, 3000),
      ("max-age=60", nil, nil, 0), ("no-cache, max-age=3600", nil, nil, 0),
      ("max-age=99999999999999999999", nil, nil, 86_400),
      (nil, nil, "Mon, 21 Sep 2026 16:13:20 GMT", 7200), (nil, nil, "0", 0),
    ] as [(String?, String?, String?, Int64)])
  func whatTheServerSaysOnlyLengthensTheWait(control: String?, age: String?, expires: String?, seconds: Int64) throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { answer in
      answer.cacheControl = control
      answer.age = age
      answer.expires = expires
    }
    let wait = try #require(driver.core.nextWake) - driver.now.uptime
    if seconds == 0 { #expect((810_000...990_000).contains(wait)) } else { #expect(wait == seconds * 1000) }
  }

  /// A thousand feeds over twenty seconds: ten wake-ups a second, none before its time, and none late by more.
  @Test func pollsOfAboutTheSameTimeShareAWakeUp() throws {
    var driver = try CoreDriver(
      (0..<1000).map { .test("https://wire\($0).example/", interval: 20_000) }, transfersMax: 1000)
    driver.tell(.started)
    var planned: [String: Int64] = [:]
    var counts = [0, 0]
    for round in 0...1 {
      var polled: Set<String> = []
      while polled.count < 1000 {
        driver.wake()
        counts[round] += 1
        while let order = driver.orders.first {
          if let due = planned[order.url] { #expect((0...100).contains(driver.now.wall.milliseconds - due)) }
          driver.answer(304)
          polled.insert(order.url)
          planned[order.url] = driver.states[order.url]?.nextPoll?.milliseconds
        }
      }
    }
    // From 18 s after the first to 22 s after the last.
    #expect(counts[1] <= 240, "\(counts)")
  }

  @Test(arguments: [10, 150, 900] as [Int64])
  func aShortWaitIsNotMadeLonger(interval: Int64) throws {
    var driver = try CoreDriver([.test(interval: interval)])
    driver.tell(.started)
    driver.answer(304)
    #expect(
      driver.core.nextWake.map { $0 - driver.now.uptime }
        == driver.states.values.first?.nextPoll.map { $0 - driver.now.wall })
  }

  @Test func feedsThatHangKeepNoOtherFeedWaiting() throws {
    var driver = try CoreDriver(
      (0..<64).map { .test("https://hang\($0).example/") } + [.test("https://good.example/", interval: 10_000)])
    driver.tell(.started)
    var polls = 0
    let end = driver.now.uptime + 120_000
    while driver.now.uptime < end {
      if let place = driver.orders.firstIndex(where: { $0.url == "https://good.example/" }) {
        driver.orders.swapAt(0, place)
        driver.serve([])
        polls += 1
      }
      driver.wake()
    }
    // Every 10 s ±10 %, give or take the 500 ms after which a hanging fetch gives up its place.
    #expect(polls >= 120_000 / 11_500)
  }

  @Test func anAutomaticIntervalFollowsThePaceOfTheFeed() throws {
    func interval(gapMinutes: Int64) throws -> Int64 {
      var config = FeedConfig.test()
      config.settings.isAdaptive = true
      var driver = try CoreDriver([config])
      driver.tell(.started)
      driver.serve((0..<10).map { .test("\($0)", title: "Story \($0)", age: $0 * gapMinutes * 60_000) })
      return try #require(driver.core.nextWake) - driver.now.uptime
    }
    #expect((108_000...132_000).contains(try interval(gapMinutes: 3)))
    #expect((540_000...660_000).contains(try interval(gapMinutes: 40)))
    #expect((3_240_000...3_960_000).contains(try interval(gapMinutes: 1440)))
  }

  @Test func aFeedThatStopsPublishingIsStaleOnceAndOnlyForItsOwnPace() throws {
    func notices(gapHours: Int64) throws -> [String] {
      var driver = try CoreDriver([.test(interval: 6 * 3_600_000)])
      driver.tell(.started)
      driver.serve((0..<10).map { .test("\($0)", title: "Story \($0)", age: $0 * gapHours * 3_600_000) })
      for _ in 0..<60 {
        driver.wake()
        driver.answer(304)
      }
      return driver.notices
    }
    #expect(try notices(gapHours: 2) == ["feed-stale"])
    #expect(try notices(gapHours: 24) == [])
    var silentBefore = try CoreDriver([.test()])
    silentBefore.tell(.started)
    silentBefore.serve((0..<10).map { .test("\($0)", title: "Story \($0)", age: (2000 + $0) * 3_600_000) })
    #expect(silentBefore.notices == [] && silentBefore.states.values.first?.isStale == true)
  }

  @Test func aHostThatRefusesOneFeedAfterAnotherIsLeftAloneByAll() throws {
    var driver = try CoreDriver((0..<8).map { .test("https://wire.example/\($0)") })
    driver.start(passing: 2000)
    for _ in 0..<3 { driver.answer(403) }
    let after = driver.now.uptime
    while !driver.orders.isEmpty { driver.answer(304) }
    driver.wake()
    #expect(driver.now.uptime - after >= 0)
    #expect(driver.states.values.filter { $0.pollReason == .retryAfter }.count >= 2)
  }

  @Test func ttlAndUpdatePeriodAreObeyedAlsoAfterA304() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], hints: PollingHints(ttlMinutes: 60))
    #expect(driver.core.nextWake == driver.now.uptime + 3_600_000)
    driver.wake()
    driver.answer(304)
    #expect(driver.core.nextWake == driver.now.uptime + 3_600_000)
  }

  @Test func theRestOfACutDocumentIsNotWaitedForAsLongAsTheWholeStaysFresh() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([.test("1")], complete: false) { $0.cacheControl = "max-age=86400" }
    #expect(try #require(driver.core.nextWake) - driver.now.uptime <= 990_000)
    driver.wake()
    driver.serve([]) { $0.cacheControl = "max-age=86400" }
    #expect(driver.core.nextWake == driver.now.uptime + 86_400_000)
  }

  @Test func whatA304DoesNotSayOfCachesStaysAsItWas() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { $0.cacheControl = "max-age=7200" }
    driver.wake()
    driver.answer(304)
    var restarted = try CoreDriver([.test()], states: driver.states, at: driver.now.wall)
    restarted.tell(.started)
    #expect(restarted.core.nextWake == restarted.now.uptime + 7_200_000)
    restarted.wake()
    restarted.answer(304)
    #expect(restarted.core.nextWake == restarted.now.uptime + 7_200_000)
    restarted.wake()
    restarted.serve([])
    restarted.wake()
    restarted.answer(304)
    #expect(try #require(restarted.core.nextWake) - restarted.now.uptime <= 990_000)
  }

  @Test func withAnUpdateBaseTheNextUpdateIsWaitedFor() throws {
    let now = CoreDriver.start
    for (base, left) in [(now + -5_400_000, 9_000_000), (now + 7_200_000, 7_200_000)] as [(Timestamp, Int64)] {
      var driver = try CoreDriver([.test()])
      driver.tell(.started)
      driver.serve([], hints: PollingHints(updatePeriodSeconds: 4 * 3600, updateBase: base))
      let wait = try #require(driver.core.nextWake) - driver.now.uptime
      #expect((left...(left + 1_440_000)).contains(wait), "\(wait)")
      #expect(driver.states.values.first?.pollReason == .updatePeriod)
    }
  }

  @Test func anUpdateBaseNeverShortensTheWantedInterval() throws {
    var driver = try CoreDriver([.test(interval: 3_600_000)])
    driver.tell(.started)
    driver.serve([], hints: PollingHints(updatePeriodSeconds: 600, updateBase: CoreDriver.start + 1000))
    #expect(try #require(driver.core.nextWake) - driver.now.uptime >= 3_240_000)
  }

  @Test func skippedHoursAreSleptThrough() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    let hour = driver.now.wall.civil.hour
    driver.serve([], hints: PollingHints(skipHours: 1 << UInt32(hour) | 1 << UInt32((hour + 1) % 24)))
    let next = driver.now.wall + (try #require(driver.core.nextWake) - driver.now.uptime)
    #expect(next.civil.hour == (hour + 2) % 24)
    #expect(driver.states.values.first?.pollReason == .skipHours)
  }

  @Test func feedsDoNotAllComeOnTheStrokeOfTheHour() throws {
    let feeds = (0..<8).map { FeedConfig.test("https://\($0).example/") }
    var driver = try CoreDriver(feeds)
    driver.start()
    let hour = UInt32(driver.now.wall.civil.hour)
    for _ in feeds { driver.serve([], hints: PollingHints(skipHours: 1 << hour | 1 << ((hour + 1) % 24))) }
    let times = driver.states.values.compactMap { $0.nextPoll }
    #expect(Set(times).count == feeds.count)
    #expect(times.allSatisfy { $0.milliseconds % 3_600_000 >= 1000 && $0.milliseconds % 3_600_000 <= 360_000 })
  }

  @Test func aFeedThatSkipsEveryHourIsStillPolledDaily() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([], hints: PollingHints(skipHours: 0xFF_FFFF))
    #expect(driver.core.nextWake == driver.now.uptime + 86_400_000)
    #expect(driver.messages.count == 1)
  }

  @Test func failuresAreRetriedEverLaterButForEver() throws {
    var driver = try CoreDriver([.test(interval: 60_000)])
    driver.tell(.started)
    var waits: [Int64] = []
    for _ in 0..<12 {
      driver.answer(500)
      waits.append(try #require(driver.core.nextWake) - driver.now.uptime)
      driver.wake()
    }
    #expect(waits[0] > 100_000)
    #expect(waits[1] > 2 * 100_000)
    #expect(waits[3] > 8 * 100_000)
    #expect(waits.allSatisfy { $0 <= PollPlanner.backoffMax * 11 / 10 })
  }

  @Test func retryAfterHoldsAllFeedsOfTheHost() throws {
    var driver = try CoreDriver([
      .test("https://wire.example/a"), .test("https://wire.example/b"), .test("https://other.example/"),
    ])
    driver.start()
    let first = try #require(driver.orders.first { $0.url.contains("wire") })
    driver.orders.removeAll { $0.feed == first.feed }
    // The sibling's answer comes first, so that it waits for its next poll.
    let sibling = try #require(driver.orders.first { $0.url.contains("wire") })
    driver.orders.removeAll { $0.feed == sibling.feed }
    driver.tell(.polled(feed: sibling.feed, .answered(FetchAnswer(status: 304))))
    driver.tell(.polled(feed: first.feed, .answered(FetchAnswer(status: 429, retryAfter: "7200"))))
    driver.serve([])
    var polled: [String: Int64] = [:]
    for _ in 0..<40 where polled.count < 3 {
      driver.wake()
      while let order = driver.orders.first {
        if polled[order.url] == nil { polled[order.url] = driver.now.uptime }
        driver.answer(304)
      }
    }
    #expect(try #require(polled["https://other.example/"]) < 1_000_000 + 1_000_000)
    #expect(try #require(polled[first.url]) >= 1_000_000 + 7_200_000)
    #expect(try #require(polled[sibling.url]) >= 1_000_000 + 7_200_000)
  }

  @Test func retryAfterHoldsAFeedWhoseFetchWasUnderWayAndANewOne() throws {
    var driver = try CoreDriver([.test("https://wire.example/a"), .test("https://wire.example/b")])
    driver.start()
    #expect(driver.orders.count == 2)
    let end = driver.now.uptime + 7_200_000
    driver.answer(429, retryAfter: "7200")
    driver.answer(304)
    #expect(driver.states.values.allSatisfy { $0.pollReason == .retryAfter })
    var config = Config(
      feeds: ["a", "b", "c"].map { .test("https://wire.example/\($0)") }, stateFolder: "/nowhere",
      journalPath: "/nowhere/journal.jsonl")
    config.heartbeatMilliseconds = nil
    driver.tell(.reconfigured(config, try CoreDriver.topics(), states: [:]))
    driver.wake()
    #expect(driver.now.uptime >= end && !driver.orders.isEmpty)
  }

  @Test func feedsThatMovedToOneHostShareItsLimitAndItsRetryAfter() throws {
    var driver = try CoreDriver((0..<4).map { .test("https://\($0).example/") }, perHostMax: 1)
    driver.start()
    #expect(driver.orders.count == 4)
    for feed in 0..<4 { driver.serve([]) { $0.movedTo = "https://new.example/\(feed)" } }
    driver.pass(3_600_000)
    driver.tell(.woken)
    #expect(driver.orders.count == 1)
    driver.answer(429, retryAfter: "7200")
    #expect(driver.orders.isEmpty)
    let end = driver.now.uptime + 7_200_000
    driver.wake()
    #expect(driver.now.uptime >= end && driver.orders.count == 1)
    var restarted = try CoreDriver(
      (0..<4).map { .test("https://\($0).example/") }, states: driver.states, perHostMax: 1,
      at: CoreDriver.start + 86_400_000)
    restarted.start()
    #expect(restarted.orders.count == 1)
  }

  @Test func datesOfAServerAreReadByItsOwnClock() throws {
    // It is an hour behind.
    let date = "Mon, 21 Sep 2026 13:13:20 GMT"
    var refused = try CoreDriver([.test()])
    refused.tell(.started)
    var answer = FetchAnswer(status: 503, date: date, retryAfter: "Mon, 21 Sep 2026 14:33:20 GMT")
    refused.answer(answer)
    #expect(refused.core.nextWake == refused.now.uptime + 4_800_000)
    answer = FetchAnswer(status: 304, age: "1800", expires: "Mon, 21 Sep 2026 14:33:20 GMT", date: date)
    var cached = try CoreDriver([.test()])
    cached.tell(.started)
    cached.answer(answer)
    #expect(cached.core.nextWake == cached.now.uptime + 3_000_000)
    answer.age = "99999999999999999999"
    cached.wake()
    cached.answer(answer)
    #expect(try #require(cached.core.nextWake) - cached.now.uptime <= 990_000)
  }

  @Test(arguments: ["3600 seconds", "3600.5", "2030"])
  func aNumberIsNoYearOfAnHTTPDate(text: String) throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    if Int(text) == nil { driver.answer(503, retryAfter: text) } else { driver.serve([]) { $0.expires = text } }
    #expect(try #require(driver.core.nextWake) - driver.now.uptime <= 2 * 990_000)
    #expect(driver.messages.allSatisfy { !$0.contains("longer wait") })
  }

  @Test func aFeedThatIsGoneIsNotPolledAgainEvenAfterARestart() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.answer(410)
    #expect(driver.notices == ["feed-gone"])
    #expect(driver.core.nextWake == nil)
    var restarted = try CoreDriver([.test()], states: driver.states)
    restarted.tell(.started)
    #expect(restarted.orders.isEmpty && restarted.core.nextWake == nil)
  }

  @Test func aFeedThatIsTakenOutAndPutInAgainIsAskedAgain() throws {
    let (feed, other) = (FeedConfig.test(), FeedConfig.test("https://other.example/rss"))
    var driver = try CoreDriver([feed])
    driver.tell(.started)
    driver.answer(410)
    var without = try CoreDriver([other], states: driver.states)
    without.tell(.started)
    #expect(without.states[feed.url]?.isGone == false)
    var again = try CoreDriver([feed], states: without.states)
    again.tell(.started)
    #expect(again.orders.map(\.config.url) == [feed.url])
  }

  @Test func aFeedThatLeavesTheConfigurationIsGoneNoMore() throws {
    let (feed, other) = (FeedConfig.test(), FeedConfig.test("https://other.example/rss"))
    var driver = try CoreDriver([feed, other])
    driver.start()
    driver.orders.removeAll { $0.config.url != feed.url }
    driver.answer(410)
    var config = driver.core.config
    config.feeds = [other]
    driver.tell(.reconfigured(config, driver.core.topics, states: driver.states))
    #expect(driver.states[feed.url]?.isGone == false)
  }

  @Test func aPersonHasAFeedThatIsGoneOrBacksOffAskedAgain() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.answer(410)
    driver.tell(.retryAsked(["https://unknown.example/", FeedConfig.test().url]))
    #expect(driver.orders.count == 1 && driver.states.values.first?.isGone == false)
    driver.answer(500)
    driver.tell(.retryAsked([FeedConfig.test().url]))
    #expect(driver.orders.count == 1)
    driver.tell(.retryAsked([FeedConfig.test().url]))
    driver.answer(503, retryAfter: "600")
    #expect(driver.orders.isEmpty)
    driver.tell(.retryAsked([FeedConfig.test().url]))
    #expect(driver.orders.isEmpty)
  }

  @Test func aRequestBeforeTheStartIsMetByTheStart() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.answer(410)
    var restarted = try CoreDriver([.test()], states: driver.states)
    restarted.tell(.retryAsked([FeedConfig.test().url]))
    #expect(restarted.orders.isEmpty)
    restarted.tell(.started)
    #expect(restarted.orders.count == 1)
  }

  /// It would be called well for ever, though what stands behind the break is never read.
  @Test(arguments: [0, 1, 30])
  func aDocumentThatAlwaysBreaksOffIsAFailure(count: Int) throws {
    var driver = try CoreDriver([.test(interval: 300_000)])
    driver.tell(.started)
    for poll in 1...5 {
      driver.serve((0..<count).map { .test("\($0)") }, complete: false)
      let state = try #require(driver.states.values.first)
      #expect(state.health == .failing || state.health == .down)
      #expect(state.failures == poll && state.lastError?.contains("ends in the middle") == true)
      // What has items is not to be read later for it.
      if count > 0 { #expect(try #require(driver.core.nextWake) - driver.now.uptime <= 330_000) }
      driver.wake()
    }
    #expect(driver.kinds.count { $0 == .alert } == count)
    #expect(driver.notices == ["feed-down"])
    driver.serve([.test("new")])
    #expect(driver.states.values.first?.health == .ok && driver.notices == ["feed-down", "feed-up"])
  }

  /// What a redirect for now led to is gone, not the feed.
  @Test func aFeedWhoseDetourIsGoneIsPolledAgain() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    var answer = FetchAnswer(status: 410)
    answer.isFromElsewhere = true
    driver.answer(answer)
    #expect(driver.notices.isEmpty && driver.core.nextWake != nil)
    #expect(driver.states.values.first?.lastError?.contains("410") == true)
  }

  @Test func aRestartWaitsAsLongAsWasPlanned() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([]) { $0.cacheControl = "max-age=7200" }
    var restarted = try CoreDriver([.test()], states: driver.states, at: CoreDriver.start + 60_000)
    restarted.tell(.started)
    #expect(restarted.orders.isEmpty)
    #expect(restarted.core.nextWake == restarted.now.uptime + 7_140_000)
  }

  @Test func aHostIsHeldOverARestartAlsoForFeedsThatWereNeverPolled() throws {
    let feeds = ["a", "b"].map { FeedConfig.test("https://wire.example/\($0)") }
    var driver = try CoreDriver(feeds, perHostMax: 1)
    driver.start()
    driver.answer(503, retryAfter: "7200")
    var restarted = try CoreDriver(feeds, states: driver.states, at: driver.now.wall + 60_000)
    restarted.start(passing: 7_000_000)
    #expect(driver.states.count == 2 && restarted.orders.isEmpty)
  }

  @Test func aClockThatWasSetBackByAYearLosesNoPoll() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([])
    var restarted = try CoreDriver([.test()], states: driver.states, at: CoreDriver.start + -365 * 86_400_000)
    restarted.tell(.started)
    #expect(restarted.orders.count == 1)
  }

  @Test func aStepOfTheWallClockChangesNoWait() throws {
    var driver = try CoreDriver([.test()])
    driver.tell(.started)
    driver.serve([])
    let planned = driver.core.nextWake
    driver.now.wall = driver.now.wall + -86_400_000
    driver.tell(.woken)
    #expect(driver.orders.isEmpty && driver.core.nextWake == planned)
  }

  @Test func whenTheNetworkIsDownFeedsAreNotBlamedAndAreAskedAgainAtOnceWhenItIsBack() throws {
    var driver = try CoreDriver((0..<10).map { .test("https://\($0).example/") })
    driver.start()
    for _ in 0..<10 { driver.fail() }
    for _ in 0..<30 {
      driver.wake()
      driver.fail()
    }
    #expect(driver.notices.isEmpty)
    #expect(driver.states.values.allSatisfy { $0.failures <= 2 })
    driver.wake()
    driver.answer(304)
    let back = driver.now.uptime
    while driver.states.values.contains(where: { $0.failures > 0 }), driver.now.uptime < back + 60_000 {
      driver.wake()
      driver.answer(304)
    }
    #expect(driver.now.uptime < back + 60_000)
  }

  /// With few hosts nobody can say whether it is the network: when it is back, news must not wait for an hour.
  @Test func aFeedThatNobodyAnswersForIsAskedAgainWithinMinutes() throws {
    func longest(silent: Bool) throws -> Int64 {
      var driver = try CoreDriver([.test(interval: 60_000)])
      driver.tell(.started)
      var longest: Int64 = 0
      for _ in 0..<20 {
        driver.fail(silent: silent)
        longest = max(longest, try #require(driver.core.nextWake) - driver.now.uptime)
        driver.wake()
      }
      #expect(driver.notices == ["feed-down"])
      return longest
    }
    #expect((270_000...331_000).contains(try longest(silent: true)))
    #expect((3_240_000...3_961_000).contains(try longest(silent: false)))
  }

  @Test func onceEveryDueFeedIsPolledOnceAndNoOther() throws {
    var state = FeedState()
    state.lastPoll = CoreDriver.start + -1000
    state.nextPoll = CoreDriver.start + 600_000
    var driver = try CoreDriver(
      [.test("https://a.example/"), .test("https://b.example/")], states: ["https://b.example/": state], once: true)
    driver.tell(.started)
    #expect(driver.orders.map(\.url) == ["https://a.example/"])
    driver.serve([])
    #expect(driver.core.nextWake == nil && driver.core.inFlight == 0)
  }

  @Test func aNewConfigurationKeepsWhatIsPlannedAndPollsOnlyWhatIsNew() throws {
    var driver = try CoreDriver([.test("https://a.example/"), .test("https://b.example/")])
    driver.start()
    driver.serve([])
    driver.serve([])
    let config = Config(
      feeds: [.test("https://a.example/"), .test("https://c.example/")], stateFolder: "/nowhere",
      journalPath: "/nowhere/journal.jsonl")
    driver.tell(.reconfigured(config, try CoreDriver.topics(), states: [:]))
    driver.pass(100)
    driver.tell(.woken)
    #expect(driver.orders.map(\.url) == ["https://c.example/"])
    driver.serve([])
    driver.pass(86_400_000)
    driver.tell(.woken)
    #expect(Set(driver.orders.map(\.url)) == ["https://a.example/", "https://c.example/"])
  }

  @Test(
    arguments: [
      ([.maxAge], "max-age=7200", PollingHints(), true), ([.maxAge], nil, PollingHints(ttlMinutes: 120), false),
      ([.ttl], "max-age=7200", PollingHints(), false), ([.ttl], nil, PollingHints(ttlMinutes: 120), true),
      ([.ttl], nil, PollingHints(updatePeriodSeconds: 7200), true),
      ([.ttl], nil, PollingHints(skipHours: 0xFF_FFFF), true),
      ([.maxAge, .ttl], "max-age=7200", PollingHints(ttlMinutes: 120, skipDays: 0x7F), true),
      ([], "max-age=7200", PollingHints(), false),
    ] as [([PublisherWish], String?, PollingHints, Bool)])
  func whatAPersonIgnoresDoesNotLengthenTheWait(
    ignored: [PublisherWish], control: String?, hints: PollingHints, isIgnored: Bool
  ) throws {
    var feed = FeedConfig.test()
    feed.settings.ignoredWishes = ignored
    var driver = try CoreDriver([feed])
    driver.tell(.started)
    driver.serve([], hints: hints) { answer in
      answer.cacheControl = control
      answer.expires = control.map { _ in "Mon, 21 Sep 2026 20:13:20 GMT" }
    }
    let wait = try #require(driver.core.nextWake) - driver.now.uptime
    #expect((810_000...990_000).contains(wait) == isIgnored)
  }

  @Test func retryAfterIsObeyedWhateverIsIgnored() throws {
    var feed = FeedConfig.test()
    feed.settings.ignoredWishes = [.maxAge, .ttl]
    for status in [429, 503] {
      var driver = try CoreDriver([feed])
      driver.tell(.started)
      driver.answer(status, retryAfter: "7200")
      #expect(try #require(driver.core.nextWake) - driver.now.uptime >= 7_200_000)
    }
  }

  @Test func aWaitThatIsIgnoredFromNowOnEndsWithTheInterval() throws {
    var feed = FeedConfig.test()
    var driver = try CoreDriver([feed])
    driver.tell(.started)
    driver.serve([]) { $0.cacheControl = "max-age=80000" }
    #expect(driver.states.values.first?.pollReason == .maxAge)
    feed.settings.ignoredWishes = [.maxAge]
    var restarted = try CoreDriver([feed], states: driver.states)
    restarted.tell(.started)
    #expect(try #require(restarted.core.nextWake) - restarted.now.uptime <= 990_000)
  }

  /// The jitter makes some of the waits longer than a day.
  @Test(arguments: [86_400_000, 2 * 86_400_000, 80_000_000] as [Int64])
  func aLongIntervalOfAPersonIsNobodysWish(interval: Int64) throws {
    var driver = try CoreDriver([.test(interval: interval)])
    driver.tell(.started)
    for round in 0..<20 {
      if round % 3 == 0 { driver.answer(404) } else { driver.serve([], hints: PollingHints(skipHours: 0b11)) }
      let wait = try #require(driver.core.nextWake) - driver.now.uptime
      #expect((interval * 9 / 10...interval * 11 / 10 + 3 * 3_600_000).contains(wait))
      driver.wake()
    }
    #expect(driver.messages.filter { $0.contains("longer wait") } == [])
  }

  @Test func aWishThatIsCutSaysWhenTheFeedIsPolled() throws {
    var driver = try CoreDriver([.test(interval: 3 * 86_400_000)])
    driver.tell(.started)
    driver.serve([]) { $0.cacheControl = "max-age=31536000" }
    #expect(
      driver.messages == [
        "'https://wire.example/rss' asks for a longer wait (max-age) than a day: polling it in 3 d"
      ])
  }
}
