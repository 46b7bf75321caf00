import Testing
import TruceText

@testable import TruceCore

/// Heartbeats: that silence means that nothing happened.
@Suite struct HeartbeatTests {
  private let hour: Int64 = 3_600_000

  private func driver(_ feeds: [FeedConfig] = [.test()], once: Bool = false) throws -> CoreDriver {
    try CoreDriver(feeds, once: once, heartbeat: hour)
  }

  private func messages(_ driver: CoreDriver) -> [String] { driver.watchNotices.compactMap(\.notice?.message) }

  @Test func aHeartbeatTellsFeedsNewestItemAndTheAlertsSinceTheLast() throws {
    var driver = try driver([.test(), .test("https://b.example/rss"), .test("https://c.example/rss")])
    driver.tell(.started)
    // Polls that fall due meanwhile come first.
    while driver.orders.count < 3 { driver.wake() }
    driver.serve([.test("1"), .test("2")])
    driver.answer(500)
    let start = driver.now.uptime
    driver.pass(hour)
    driver.tell(.woken)
    #expect(driver.core.nextWake.map { $0 <= start + 2 * hour } == true)
    driver.pass(hour)
    driver.tell(.woken)
    #expect(
      messages(driver) == [
        "3 feeds: 1 ok, 1 failing, 1 not polled yet; newest item 2026-09-21T14:12:20Z; "
          + "2 alerts since 2026-09-21T14:13:20Z",
        "3 feeds: 1 ok, 1 failing, 1 not polled yet; newest item 2026-09-21T14:12:20Z; "
          + "0 alerts since \(driver.watchNotices[0].at.rfc3339)",
      ])
    let record = try #require(driver.watchNotices.first)
    #expect(record.kind == .notice && record.notice?.name == .heartbeat)
    #expect(record.feedURL == "" && record.feedName == "trucewatch")
    // Numbers go on as with any record.
    #expect(record.seq == 3)
    #expect(
      AlertLine.make(record)?.hasSuffix("Z NOTICE heartbeat [trucewatch] \(messages(driver)[0]) - seq=3") == true)
  }

  @Test func heartbeatsAreDueAtAFixedIntervalAndOneTellsOfAllThatASuspendMissed() throws {
    var driver = try driver()
    driver.tell(.started)
    let start = driver.now.uptime
    driver.pass(hour - 1)
    driver.tell(.woken)
    #expect(driver.watchNotices.isEmpty)
    driver.pass(10 * hour + 5000)
    driver.tell(.woken)
    #expect(driver.watchNotices.count == 1)
    driver.orders = []
    #expect(driver.core.heartbeat.due == start + 12 * hour)
  }

  @Test func aReloadKeepsTheTimeOfTheNextAndTakesAnotherIntervalOrNone() throws {
    var driver = try driver()
    driver.tell(.started)
    let due = driver.core.heartbeat.due
    var config = driver.core.config
    driver.pass(hour / 2)
    driver.tell(.reconfigured(config, driver.core.topics, states: [:]))
    #expect(driver.core.heartbeat.due == due)
    config.heartbeatMilliseconds = 1000
    driver.tell(.reconfigured(config, driver.core.topics, states: [:]))
    #expect(driver.core.heartbeat.due == driver.now.uptime + 1000)
    config.heartbeatMilliseconds = nil
    driver.tell(.reconfigured(config, driver.core.topics, states: [:]))
    #expect(driver.core.heartbeat.due == nil)
    driver.pass(10 * hour)
    driver.tell(.woken)
    #expect(driver.watchNotices.isEmpty)
  }

  @Test func onceHasNoHeartbeatAndEnds() throws {
    var driver = try driver(once: true)
    driver.tell(.started)
    driver.serve([.test("1")])
    #expect(driver.core.nextWake == nil)
  }
}
