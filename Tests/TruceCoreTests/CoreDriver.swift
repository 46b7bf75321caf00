import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceCore

/// A core with its clock in the hand of a test, and what it has asked for so far.
struct CoreDriver {
  var core: Core
  var now: Moment
  var known: [String: KnownStore] = [:]
  var orders: [FetchOrder] = []
  var records: [OutgoingRecord] = []
  var states: [String: FeedState] = [:]
  var messages: [String] = []
  /// Records about no feed.
  var watchNotices: [Record] = []

  /// What a state database would know of one feed.
  struct KnownStore {
    var byKey: [UInt64: Int64] = [:]
    var articles: [Int64: KnownArticle] = [:]

    mutating func apply(_ change: ArticleChange) {
      switch change {
      case .insert(let keys, let digest, let sketch, let published, let matched, let day):
        let row = Int64(articles.count + 1)
        articles[row] = KnownArticle(
          row: row, textDigest: digest, titleSketch: sketch, published: published, matched: matched, lastSeenDay: day)
        for key in keys { byKey[key] = row }
      case .update(let row, let keys, let digest, let previous, let sketch, let matched, let day):
        articles[row] = KnownArticle(
          row: row, textDigest: digest, previousDigest: previous, titleSketch: sketch,
          published: articles[row]?.published, matched: matched, lastSeenDay: day)
        for key in keys { byKey[key] = row }
      }
    }

    func find(_ keys: [UInt64]) -> KnownArticles {
      var found: [UInt64: KnownArticle] = [:]
      for key in keys {
        if let row = byKey[key] { found[key] = articles[row] }
      }
      return KnownArticles(found)
    }
  }

  static let start = Timestamp(seconds: 1_790_000_000)

  init(
    _ feeds: [FeedConfig], states: [String: FeedState] = [:], once: Bool = false, transfersMax: Int = 64,
    perHostMax: Int = 2, heartbeat: Int64? = nil, at wall: Timestamp = CoreDriver.start
  ) throws {
    var config = Config(
      feeds: feeds, stateFolder: "/nowhere", journalPath: "/nowhere/journal.jsonl", transfersMax: transfersMax,
      transfersPerHostMax: perHostMax)
    config.heartbeatMilliseconds = heartbeat
    now = Moment(wall: wall, uptime: 1_000_000)
    core = Core(config: config, topics: try CoreDriver.topics(), states: states, lastSeq: 0, seed: 1, pollsOnce: once)
  }

  static func topics(_ terms: String = "ceasefire") throws -> TopicSet {
    try TopicSet([TopicFile(name: "test.yaml", text: "topic: test\ntitle: Test\nany: [\(terms)]\n")])
  }

  /// Tells the core something and collects what it asks for.
  mutating func tell(_ event: Event) {
    for effect in core.handle(event, now: now) {
      switch effect {
      case .fetch(let order): orders.append(order)
      case .commit(let commit):
        records += commit.records
        states[commit.feedURL] = commit.state
        for change in commit.changes { known[commit.feedURL, default: KnownStore()].apply(change) }
      case .notice(let notice): watchNotices.append(notice.record)
      case .log(_, let message): messages.append(message)
      }
    }
  }

  mutating func pass(_ milliseconds: Int64) {
    now.wall = now.wall + milliseconds
    now.uptime += milliseconds
  }

  /// Starts, and lets first polls begin that are spread over the time that passes.
  mutating func start(passing milliseconds: Int64 = 1000) {
    tell(.started)
    pass(milliseconds)
    tell(.woken)
  }

  /// Lets time pass until the core wants to act, and lets it.
  mutating func wake() {
    guard let next = core.nextWake else { return }
    if next > now.uptime { pass(next - now.uptime) }
    tell(.woken)
  }

  /// Answers the oldest open order with a document.
  mutating func serve(
    _ articles: [Article], complete: Bool = true, etag: String? = nil, hints: PollingHints = PollingHints(),
    change: (inout FetchAnswer) -> Void = { _ in }
  ) {
    guard !orders.isEmpty else { return }
    let order = orders.removeFirst()
    let document = FeedDocument(
      format: .rss20, title: "Wire", link: "https://wire.example/", articles: articles, pollingHints: hints,
      isComplete: complete)
    var fetched = FetchedDocument(document)
    fetched.examine(known[order.config.url, default: KnownStore()].find(fetched.keys), topics: core.topics)
    var answer = FetchAnswer(status: 200, etag: etag, body: .document(fetched))
    change(&answer)
    tell(.polled(feed: order.feed, .answered(answer)))
  }

  /// Answers the oldest open order without a document.
  mutating func answer(_ status: Int, retryAfter: String? = nil) {
    answer(FetchAnswer(status: status, retryAfter: retryAfter))
  }

  mutating func answer(_ answer: FetchAnswer) {
    guard !orders.isEmpty else { return }
    tell(.polled(feed: orders.removeFirst().feed, .answered(answer)))
  }

  mutating func fail(_ message: String = "cannot connect", silent: Bool = true) {
    guard !orders.isEmpty else { return }
    let order = orders.removeFirst()
    tell(.polled(feed: order.feed, .failed(message: message, isUnanswered: silent)))
  }

  /// Polls the only feed once more and serves it these articles.
  mutating func poll(_ articles: [Article], etag: String? = nil) {
    if orders.isEmpty { wake() }
    serve(articles, etag: etag)
  }

  var kinds: [RecordKind] { records.map(\.record.kind) }
  var notices: [String] { records.compactMap(\.record.notice?.nameText) }
}

extension FeedConfig {
  static func test(_ url: String = "https://wire.example/rss", interval: Int64 = 900_000) -> FeedConfig {
    var settings = FeedSettings()
    settings.intervalMilliseconds = interval
    settings.firstRun = .alert
    return FeedConfig(url: url, settings: settings)
  }
}

extension Article {
  /// An article that matches the topic `test`, published `age` milliseconds before the test's start.
  static func test(
    _ id: String, title: String? = nil, link: String? = nil, summary: String? = nil, age: Int64? = 60_000
  ) -> Article {
    Article(
      id: id, title: title ?? "Ceasefire news \(id)", link: link ?? "https://wire.example/\(id)", summary: summary,
      published: age.map { CoreDriver.start + -$0 })
  }
}
