import Testing
import TruceFeeds

@Suite struct JSONFeedTests {
  @Test func anItemHasAllThatTheFeedSays() throws {
    let document = try Samples.parse(Samples.json)
    #expect(document.format == .jsonFeed)
    #expect(document.title == "Quay")
    #expect(document.isComplete)
    let article = try #require(document.articles.first)
    #expect(article.id == "1")
    #expect(article.title == "Truce 🕊 holds")
    #expect(article.content == "One & two")
    #expect(article.authors == ["Ann"])
    #expect(article.categories == ["a", "b"])
    #expect(article.enclosures == [Enclosure(url: "https://example.org/a.mp3", type: "audio/mpeg", length: 12)])
  }

  @Test func aCutDocumentKeepsItsWholeItems() throws {
    let text = #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},{"id":"2"},{"id":"3","ti"#
    let document = try Samples.parse(text)
    #expect(document.articles.map(\.id) == ["1", "2"])
    #expect(!document.isComplete)
    #expect(document.warnings.count == 1)
  }

  @Test(arguments: [
    ("{}", "it has no 'items'"), ("[1,2]", "it is no object"), ("{\"items\":", "it breaks off or is no JSON at line 1"),
  ])
  func otherJSONIsNoFeed(text: String, why: String) {
    #expect(throws: FeedError.otherJSON(why: why)) { try Samples.parse(text) }
  }

  @Test func depthIsBounded() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: FeedError.self) { try Samples.parse(text) }
  }
}
