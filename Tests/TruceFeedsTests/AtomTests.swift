import Testing
import TruceFeeds

@Suite struct AtomTests {
  @Test(arguments: [
    "http://www.w3.org/1999/xhtml", "http://purl.org/rss/1.0/", "http://purl.org/dc/elements/1.1/", "urn:nobody:knows",
    "http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.w3.org/2005/Atom",
  ])
  func anyDefaultNamespaceWillDo(uri: String) throws {
    let document = try Samples.parse(
      """
      <feed xmlns="\(uri)"><title>F</title><author><name>Ann</name><url>https://example.org/</url></author>
      <entry><id>e1</id><title>Truce</title><link href="https://example.org/1"/><updated>2026-11-22T20:59:19Z</updated>
      <summary>a &lt;b&gt;</summary></entry></feed>
      """)
    #expect(document.format == .atom10)
    let article = try #require(document.articles.first)
    #expect(article.id == "e1")
    #expect(article.title == "Truce")
    #expect(article.link == "https://example.org/1")
    #expect(article.updated?.rfc3339 == "2026-11-22T20:59:19Z")
    #expect(article.summary == "a <b>")
    #expect(article.authors == ["Ann"])
  }

  /// Programs that turn RSS into Atom forget a name here and there.
  @Test func namesOfRSSAreReadWhereAtomHasNothing() throws {
    let document = try Samples.parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><pubDate>Sun, 22 Nov 2026 20:59:19 GMT</pubDate>
      <description>&lt;p&gt;Truce&lt;/p&gt;</description></entry><entry><pubDate>Sun, 22 Nov 2026 20:59:19 GMT</pubDate>
      <published>2026-11-21T08:00:00Z</published><summary>a</summary><description>b</description></entry></feed>
      """)
    #expect(document.articles.map { $0.published?.rfc3339 } == ["2026-11-22T20:59:19Z", "2026-11-21T08:00:00Z"])
    #expect(document.articles.map(\.summary) == ["Truce", "a"])
  }

  @Test func anEntryHasAllThatTheFeedSays() throws {
    let document = try Samples.parse(Samples.atom)
    #expect(document.format == .atom10)
    #expect(document.title == "Harbour <News>")
    #expect(document.link == "https://example.org/")
    #expect(document.language == "en")
    let article = try #require(document.articles.first)
    #expect(article.id == "tag:example.org,2026:1")
    #expect(article.title == "A truce <now>")
    #expect(article.link == "https://example.org/base/one.html")
    #expect(article.published?.rfc3339 == "2026-11-22T18:00:00Z")
    #expect(article.updated?.rfc3339 == "2026-11-22T20:59:19Z")
    #expect(article.summary == "plain <b> text")
    #expect(article.content == "Body\nline")
    #expect(article.authors == ["The Desk (desk@example.org)"])
    #expect(article.categories == ["War", "war"])
  }

  @Test func aBareEntryIsAFeedOfOne() throws {
    let document = try Samples.parse(
      "<entry xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>Alone</title></entry>")
    #expect(document.articles.map(\.title) == ["Alone"])
    #expect(document.isComplete)
  }

  @Test(arguments: [
    ("<content mode='base64'>QSB0cnVjZQ==</content>", "A truce"),
    ("<content type='application/octet-stream'>QSB0cnVjZQ==</content>", "A truce"),
    ("<content type='text/html' mode='escaped'>&lt;i&gt;A&lt;/i&gt; truce</content>", "A truce"),
    ("<content type='application/xhtml+xml'><div>A <i>truce</i></div></content>", "A truce"),
    ("<content>1 &lt; 2 &lt;b&gt;</content>", "1 < 2 <b>"),
  ])
  func contentIsReadByItsType(content: String, text: String) throws {
    let document = try Samples.parse("<feed xmlns='http://purl.org/atom/ns#'><entry>\(content)</entry></feed>")
    #expect(document.articles.first?.content == text)
  }

  @Test func aSourceInsideAnEntryIsNotTheEntry() throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>Elsewhere</title><id>s</id></source>
      <id>e</id><title>Here</title></entry></feed>
      """
    let article = try #require(try Samples.parse(text).articles.first)
    #expect(article.title == "Here")
    #expect(article.id == "e")
  }

  @Test func theAuthorsOfTheSourceHoldWhereAnEntryNamesNone() throws {
    let source = "<source><title>Elsewhere</title><author><name>Ann</name></author></source>"
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom"><author><name>Planet</name></author>
      <entry><title>A</title>\(source)</entry><entry>\(source)<author><name>Bea</name></author></entry><entry/></feed>
      """
    #expect(try Samples.parse(text).articles.map(\.authors) == [["Ann"], ["Bea"], ["Planet"]])
  }

  @Test func nestedBasesAddUp() throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/"><entry xml:base="b/">
      <link href="c"/></entry></feed>
      """
    #expect(try Samples.parse(text).articles.first?.link == "https://example.org/a/b/c")
  }
}
