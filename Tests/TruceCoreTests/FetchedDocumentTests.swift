import Dispatch
import Testing
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceCore

/// What is found out about a document's articles before the core decides.
@Suite struct FetchedDocumentTests {
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
      return Article(id: "item-\(number)", title: title, published: FetchedDocumentTests.now.wall)
    }
    return document
  }

  private func known(
    _ articles: some Sequence<FetchedArticle>, _ change: (inout KnownArticle) -> Void = { _ in }
  ) -> KnownArticles {
    let pairs = articles.enumerated().flatMap { row, fetched in
      var article = KnownArticle(
        row: Int64(row + 1), textDigest: fetched.identity.textDigest, titleSketch: fetched.identity.titleSketch,
        published: fetched.article.published?.seconds, matched: true, lastSeenDay: 1)
      change(&article)
      return fetched.identity.keys.map { ($0, article) }
    }
    return KnownArticles(Dictionary(pairs) { first, _ in first })
  }

  /// Large documents are matched by many threads at once, small ones by the one that asks: with the same result.
  @Test(arguments: [FetchedDocument.matchedByManyMin - 1, FetchedDocument.matchedByManyMin, 1000])
  func manyThreadsFindWhatOneDoes(count: Int) throws {
    let topics = try topics()
    var (alone, together) = (FetchedDocument(document(count: count)), FetchedDocument(document(count: count)))
    alone.examine(KnownArticles(), topics: topics)
    var calls = 0
    together.examine(KnownArticles(), topics: topics) { count, body in
      calls = count
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
    #expect(alone.articles.count { $0.findings?.matches.count == 2 } == (count + 2) / 3)
    #expect(together.articles.map { $0.findings?.matches } == alone.articles.map { $0.findings?.matches })
    #expect(together.articles.map { $0.findings?.actors } == alone.articles.map { $0.findings?.actors })
    #expect((calls > 1) == (count >= FetchedDocument.matchedByManyMin))
  }

  @Test(arguments: [40, 400])
  func whatIsKnownAndUnchangedIsNotMatched(count: Int) throws {
    var fetched = FetchedDocument(document(count: count))
    fetched.examine(known(fetched.articles.prefix(10)), topics: try topics())
    #expect(fetched.articles.map { $0.findings == nil } == (0..<count).map { $0 < 10 })
    #expect(fetched.articles.map { $0.recognition == nil } == (0..<count).map { $0 >= 10 })
  }

  @Test func whatIsKnownAndEditedIsMatched() throws {
    var fetched = FetchedDocument(document(count: 3))
    fetched.examine(known(fetched.articles) { $0.textDigest = 1 }, topics: try topics())
    #expect(fetched.articles.allSatisfy { $0.isEdited && $0.findings != nil })
    var back = FetchedDocument(document(count: 3))
    let digests = back.articles.map(\.identity.textDigest)
    back.examine(
      known(back.articles) { ($0.previousDigest, $0.textDigest) = (digests[Int($0.row) - 1], 1) }, topics: try topics())
    #expect(back.articles.allSatisfy { !$0.isEdited && $0.findings == nil })
  }

  @Test func whatStoodEarlierInTheDocumentIsNotMatchedAgain() throws {
    var twice = document(count: 3)
    twice.articles += document(count: 2).articles
    var fetched = FetchedDocument(twice)
    fetched.examine(KnownArticles(), topics: try topics())
    #expect(fetched.articles.map(\.isRepeated) == [false, false, false, true, true])
    #expect(fetched.articles.map { $0.findings != nil } == [true, true, true, false, false])
  }
}
