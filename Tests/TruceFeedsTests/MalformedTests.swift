import Testing
import TruceFeeds

@Suite struct MalformedTests {
  private func titles(_ text: String) throws -> [String?] { try Samples.parse(text).articles.map(\.title) }

  @Test func unclosedAndCrossedTagsKeepTheirItems() throws {
    #expect(
      try titles("<rss><channel><item><title>A<item><title>B</title></item><item><title>C</title></channel></rss>")
        == ["A", "B", "C"])
    #expect(try titles(Samples.rss("<item><title>A <b>x <i>y</b> z</i></title></item>")) == ["A x y z"])
    #expect(
      try titles(Samples.rss("<item><title>A<link>https://example.org/</link></item><item><title>B</title></item>"))
        == ["A", "B"])
  }

  @Test func whatIsSaidInAttributesNeedsNoEndTag() throws {
    let entry = """
      <entry><link rel="self" href="https://example.org/a.atom"><link href="https://example.org/a"><category term="c">
      <title>A</title><id>a</id></entry><entry><title>B</title></entry>
      """
    let document = try Samples.parse(
      "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://example.org/'><title>F</title>\(entry)</feed>")
    #expect(document.title == "F")
    #expect(document.articles.map(\.title) == ["A", "B"])
    #expect(document.articles[0].id == "a")
    #expect(document.articles[0].link == "https://example.org/a")
    let item = "<item><enclosure url='https://example.org/a.mp3'><title>A</title></item>"
    #expect(try titles(Samples.rss(item)) == ["A"])
  }

  @Test func aValueLeftOpenEndsAtTheNextField() throws {
    let item = "<item><guid>a<title>A</title><pubDate>Sun, 22 Nov 2026 20:59:19 GMT<description>d</description></item>"
    let article = try #require(try Samples.parse(Samples.rss(item)).articles.first)
    #expect(article.id == "a")
    #expect(article.title == "A")
    #expect(article.published?.rfc3339 == "2026-11-22T20:59:19Z")
    #expect(article.summary == "d")
  }

  @Test func anEndTagMayLackItsPrefix() throws {
    let article = try #require(
      try Samples.parse(Samples.rss("<item><dc:creator>Ann</creator><title>A</title></item>")).articles.first)
    #expect(article.title == "A")
    #expect(article.authors == ["Ann"])
  }

  @Test func anEscapedSectionIsItsText() throws {
    #expect(
      try titles(Samples.rss("<item><title>&lt;![CDATA[A &lt;b&gt;truce&lt;/b&gt;]]&gt; holds</title></item>"))
        == ["A truce holds"])
    let open = String(repeating: "&lt;![CDATA[", count: 50_000)
    #expect(try titles(Samples.rss("<item><title>\(open)A]]&gt;</title></item>")) == ["A"])
    #expect(try titles(Samples.rss("<item><title>\(open)A</title></item>")) == ["A"])
  }

  @Test func anEmptyCommentEndsAtOnce() throws {
    let item = "<item><description>A &lt;!--&gt;truce</description></item>"
    #expect(try Samples.parse(Samples.rss(item)).articles.first?.summary == "A truce")
  }

  @Test func junkAroundTheFeedIsReadOver() throws {
    let text = "<br />\n<b>Warning</b>: disk\n" + Samples.rss("<item><title>A</title></item>") + "\n<!-- x --> bye"
    let document = try Samples.parse(text)
    #expect(document.articles.map(\.title) == ["A"])
    #expect(document.isComplete)
    #expect(document.warnings.map(\.line) == [3, 4])
  }

  @Test func aCutDocumentKeepsItsEndedItems() throws {
    let document = try Samples.parse("<rss><channel><item><title>A</title></item><item><title>B</title>")
    #expect(document.articles.map(\.title) == ["A"])
    #expect(!document.isComplete)
  }

  @Test func illegalCharactersAreDropped() throws {
    #expect(try titles(Samples.rss("<item><title>ab\u{8}c\u{1B}[0md\u{7F}</title></item>")) == ["abc[0md"])
    #expect(try titles(Samples.rss("<item><title>a&#8;b&#0;c&#27;d</title></item>")) == ["a b\u{FFFD}c d"])
  }

  @Test func attributesMayLackQuotes() throws {
    let items = "<item><enclosure url=https://example.org/a.mp3 length='12' type=\"audio/mpeg\"/></item>"
    #expect(
      try Samples.parse(Samples.rss(items)).articles.first?.enclosures
        == [Enclosure(url: "https://example.org/a.mp3", type: "audio/mpeg", length: 12)])
  }

  @Test func whatIsNeverClosedHidesNothing() throws {
    let items = "<item><enclosure url=\"a.mp3/><title>A</title></item><item><title><![CDATA[B</title></item>"
    #expect(try titles(Samples.rss(items + "<item><title>C</title></item>")) == ["A", "B", "C"])
  }

  @Test func faultsAreWarningsWithTheirLine() throws {
    let text = "<rss>\n<channel>\n<item>\n<title>&nonsense;</title>\n<pubDate>soon</pubDate>\n</item></channel></rss>"
    let document = try Samples.parse(text)
    #expect(document.articles.map(\.title) == ["&nonsense;"])
    #expect(document.warnings.map(\.line) == [4, 5])
    #expect(document.warnings.map(\.message) == ["undefined entity &nonsense;", "unreadable date 'soon'"])
  }

  @Test func entitiesOfADoctypeAreText() throws {
    let text = """
      <!DOCTYPE rss [<!ENTITY euro "&#8364;"><!ENTITY desk 'the desk'>]>
      <rss><channel><item><title>5 &euro; from &desk;</title></item></channel></rss>
      """
    #expect(try titles(text) == ["5 € from the desk"])
  }

  @Test func namesMayBeInAnyCase() throws {
    let text = "<RSS version='2.0'><Channel><ITEM><Title>A</TITLE><PubDate>2026-11-22</pubdate></ITEM></Channel></RSS>"
    let document = try Samples.parse(text)
    #expect(document.articles.map(\.title) == ["A"])
    #expect(document.articles.first?.published != nil)
    #expect(document.isComplete)
  }
}
