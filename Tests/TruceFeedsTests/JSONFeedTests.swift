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
    (#"{"version":"https://jsonfeed.org/version/1.1","items":null}"#, "its 'items' is null and no list"),
    (#"{"version":"https://jsonfeed.org/version/1","items":{"a":{"id":1}}}"#, "its 'items' is an object and no list"),
    (#"{"title":"x","items":"none"}"#, "its 'items' is no list"),
    (#"{"version":"2","items":[{}]}"#, "its 'version' is none of JSON Feed's"),
    ("{}", "it has no 'items'"), ("[1,2]", "it is no object"), ("{\"items\":", "it breaks off or is no JSON at line 1"),
  ])
  func otherJSONIsNoFeed(text: String, why: String) {
    #expect(throws: FeedError.otherJSON(why: why)) { try Samples.parse(text) }
  }

  /// Publishers' programs put the titles of web pages into JSON as they are.
  @Test(arguments: [
    ("Ukraine&#039;s truce &amp; talks", "Ukraine's truce & talks"),
    ("Waffenstillstand: &bdquo;Endg&uuml;ltig&ldquo;", "Waffenstillstand: „Endgültig“"),
    ("Gaza&#x2014;what&nbsp;now?", "Gaza—what now?"), ("Tr&amp;ecirc;ve &amp;amp; paix", "Trêve & paix"),
    ("NATO &lt;b&gt; &hellip;", "NATO <b> …"),
    // What people wrote as text.
    ("AT&T and R&D", "AT&T and R&D"), ("if a < b && b > c", "if a < b && b > c"),
    ("?a=1&copy=2&reg", "?a=1&copy=2&reg"),
    ("Room &#12", "Room &#12"), ("&unknown; &;", "&unknown; &;"), ("<T> & <b>", "<T> & <b>"),
    ("Fish &amp chips", "Fish &amp chips"),
  ])
  func referencesInPlainTextsAreDecoded(text: String, expected: String) throws {
    let json = """
      {"version":"https://jsonfeed.org/version/1.1","title":"\(text)","items":[{"id":"1","title":"\(text)",
      "summary":"\(text)","content_text":"\(text)","authors":[{"name":"\(text)"}],"tags":["\(text)"]}]}
      """
    let document = try Samples.parse(json)
    let article = try #require(document.articles.first)
    #expect(document.title == expected)
    #expect(article.title == expected)
    // A title is decoded once more, as in RSS; what is longer may speak of references.
    let once = expected == "Trêve & paix" ? "Tr&ecirc;ve &amp; paix" : expected
    #expect([article.summary, article.content] == [once, once])
    #expect(article.authors + article.categories == [once, once])
    #expect(document.warnings.isEmpty)
  }

  @Test func aListWithGapsIsReadAsPHPWritesIt() throws {
    let json = #"{"version":"https://jsonfeed.org/version/1","items":{"0":{"id":"a"},"2":{"id":"b"}}}"#
    let document = try Samples.parse(json)
    #expect(document.articles.map(\.id) == ["a", "b"])
    #expect(document.warnings.map(\.message) == ["'items' is an object and no list: its values are read"])
  }

  @Test(arguments: [
    "// made by hand\n{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"a\"}]}",
    #"/* x */ {"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a","rank":NaN}]}"#,
    #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"\x61"} {"id":2}]}"#,
  ])
  func oneFaultDoesNotRefuseTheFeed(json: String) throws {
    let document = try Samples.parse(json)
    #expect(document.articles.first?.title == "a")
    #expect(document.isComplete)
    #expect(!document.warnings.isEmpty)
  }

  @Test func depthIsBounded() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: FeedError.self) { try Samples.parse(text) }
  }
}
