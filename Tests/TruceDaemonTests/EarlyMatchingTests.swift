import Testing
import TruceCore
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceDaemon

/// Large documents, whose articles are matched on all cores before the core sees them.
@Suite struct EarlyMatchingTests {
  private static let url = "https://wire.example/rss"
  private static let now = Moment(wall: Timestamp(seconds: 1_790_000_000), uptime: 1000)

  private func topics() throws -> TopicSet {
    try TopicSet(["ceasefire", "nato"].compactMap(BuiltinPacks.file(named:)))
  }

  /// Every third article matches.
  private func document(count: Int) -> FeedDocument {
    var document = FeedDocument(format: .rss20)
    document.articles = (0..<count).map { number in
      let title =
        number.isMultiple(of: 3)
        ? "Russia rejects US proposal for a \(number)-day ceasefire, NATO ministers say" : "Harvest report \(number)"
      return Article(id: "item-\(number)", title: title, published: EarlyMatchingTests.now.wall)
    }
    return document
  }

  private func commits(_ answer: FetchAnswer, _ topics: TopicSet) -> [Commit] {
    let config = Config(
      feeds: [FeedConfig(url: EarlyMatchingTests.url)], stateFolder: "/nowhere", journalPath: "/nowhere/journal.jsonl")
    var core = Core(config: config, topics: topics, states: [:], lastSeq: 0, seed: 1)
    _ = core.handle(.started, now: EarlyMatchingTests.now)
    return core.handle(.polled(feed: 0, .answered(answer)), now: EarlyMatchingTests.now).compactMap { effect in
      if case .commit(let commit) = effect { commit } else { nil }
    }
  }

  @Test(arguments: [EarlyMatching.articlesMin, 1000])
  func theCoreJournalsWhatItWouldHaveFoundItself(count: Int) throws {
    let topics = try topics()
    let document = document(count: count)
    let identities = ArticleIdentity.all(in: document)
    var answer = FetchAnswer(status: 200, body: .document(document, identities, KnownArticles()))
    let alone = commits(answer, topics)
    answer.findings = EarlyMatching.find(in: document, identities, KnownArticles(), topics)
    let ahead = commits(answer, topics)
    #expect(answer.findings.count == count && answer.findings.allSatisfy { $0 != nil })
    #expect(alone.count == 1 && alone[0].records.count == (count + 2) / 3)
    #expect(ahead.map { $0.records.map(\.record) } == alone.map { $0.records.map(\.record) })
    #expect(ahead.map(\.changes) == alone.map(\.changes))
    #expect(ahead[0].records.allSatisfy { !$0.record.actors.isEmpty && $0.record.topics.count == 2 })
  }

  @Test func whatTheStateKnowsIsLeftToTheCore() throws {
    let document = document(count: 200)
    let identities = ArticleIdentity.all(in: document)
    let article = KnownArticle(row: 1, textDigest: nil, titleSketch: 0, published: nil, matched: true, lastSeenDay: 1)
    let known = KnownArticles(Dictionary(uniqueKeysWithValues: identities[..<50].map { ($0.primary, article) }))
    let findings = EarlyMatching.find(in: document, identities, known, try topics())
    #expect(findings.map { $0 == nil } == (0..<200).map { $0 < 50 })
  }

  @Test func ofAnOrdinaryDocumentNothingIsFoundAhead() throws {
    let document = document(count: EarlyMatching.articlesMin - 1)
    let identities = ArticleIdentity.all(in: document)
    #expect(EarlyMatching.find(in: document, identities, KnownArticles(), try topics()).isEmpty)
  }
}
