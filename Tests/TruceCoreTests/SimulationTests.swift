import Testing
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceCore

/// Days of many feeds in a moment: servers that publish, fail, hang and answer 304, by a seeded chance.
@Suite struct SimulationTests {
  private struct World {
    var driver: CoreDriver
    var generator: SeededGenerator
    /// Answers under way, by the uptime at which they arrive.
    var answers: [(at: Int64, order: FetchOrder)] = []
    var published: [String: [Article]] = [:]
    var lastStart: [String: Int64] = [:]
    var gapMin = Int64.max
    var fetches = 0

    init(feeds: Int, seed: UInt64) throws {
      driver = try CoreDriver((0..<feeds).map { .test("https://\($0 % 17).example/\($0)", interval: 600_000) })
      generator = SeededGenerator(seed: seed)
    }

    mutating func run(days: Int64) {
      let end = driver.now.uptime + days * 86_400_000
      driver.tell(.started)
      while driver.now.uptime < end {
        send()
        let arrival = answers.map(\.at).min() ?? .max
        let next = min(arrival, driver.core.nextWake ?? .max, end)
        driver.pass(max(0, next - driver.now.uptime))
        if let index = answers.firstIndex(where: { $0.at <= driver.now.uptime }) {
          arrive(answers.remove(at: index).order)
        } else {
          driver.tell(.woken)
        }
      }
    }

    private mutating func send() {
      for order in driver.orders {
        fetches += 1
        let url = order.config.url
        if let last = lastStart[url] { gapMin = min(gapMin, driver.now.uptime - last) }
        lastStart[url] = driver.now.uptime
        let hangs = Int.random(in: 0..<50, using: &generator) == 0
        answers.append((driver.now.uptime + (hangs ? 30_000 : Int64.random(in: 20...900, using: &generator)), order))
      }
      driver.orders = []
    }

    private mutating func arrive(_ order: FetchOrder) {
      let url = order.config.url
      // What is asked for meanwhile is sent in the next round.
      driver.orders.insert(order, at: 0)
      switch Int.random(in: 0..<20, using: &generator) {
      case 0: driver.fail()
      case 1: driver.answer(503)
      case 2...4:
        let number = published[url, default: []].count
        var article = Article.test("\(url)/\(number)", title: "Ceasefire \(url) \(number)", link: "\(url)/\(number)")
        article.published = driver.now.wall
        published[url, default: []].append(article)
        fallthrough
      case 5...8: driver.serve(published[url, default: []].suffix(4), etag: "\"\(published[url, default: []].count)\"")
      default: driver.answer(304)
      }
    }
  }

  @Test func aDayOfSixtyFeedsJournalsEveryStoryOnceAndPollsNoneTooSoon() throws {
    var world = try World(feeds: 60, seed: 7)
    world.run(days: 1)
    let alerts = world.driver.records.filter { $0.record.kind == .alert }.compactMap { $0.record.item?.id }
    let stories = world.published.values.flatMap { $0.compactMap(\.id) }
    #expect(stories.count > 500)
    #expect(Set(alerts).count == alerts.count)
    #expect(Set(alerts) == Set(stories))
    #expect(world.gapMin >= 540_000)
    let seqs = world.driver.records.map(\.record.seq)
    #expect(seqs == Array(1...Int64(seqs.count)))
  }

  @Test func theSameSeedGivesTheSameRun() throws {
    func run() throws -> [String] {
      var world = try World(feeds: 10, seed: 3)
      world.run(days: 1)
      return world.driver.records.map {
        "\($0.record.seq) \($0.record.at.rfc3339Milliseconds) \($0.record.item?.id ?? "")"
      }
    }
    let first = try run()
    #expect(!first.isEmpty)
    #expect(try run() == first)
  }
}
