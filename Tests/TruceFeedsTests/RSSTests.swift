import Testing
import TruceFeeds

@Suite struct RSSTests {
  @Test func anItemHasAllThatTheFeedSays() throws {
    let document = try Samples.parse(Samples.rss)
    #expect(document.format == .rss20)
    #expect(document.isComplete)
    #expect(document.title == "Hafenbote & Co")
    #expect(document.link == "https://example.org/")
    #expect(document.pollingHints.ttlMinutes == 30)
    let article = try #require(document.articles.first)
    #expect(article.id == "a-1")
    #expect(article.title == "Waffenruhe: „Gespräche“ in Kairo")
    #expect(article.link == "https://example.org/a?x=1&y=2")
    #expect(article.published?.rfc3339 == "2026-11-22T19:59:19Z")
    #expect(article.summary == "Erste & zweite\nZeile")
    #expect(article.content == "Kopf\nText ’s")
    #expect(article.authors == ["A. Beispiel"])
    #expect(article.categories == ["Welt"])
    #expect(article.language == "de")
    #expect(article.enclosures.map(\.url) == ["https://example.org/a.jpg"])
  }

  @Test func aLocaleInXMLLangIsALanguageTag() throws {
    let item = "<item xml:lang='de_AT'><title>A</title></item><item><title xml:lang='fr_BE'>B</title></item>"
    let document = try Samples.parse("<rss xml:lang='en_US'><channel>\(item)<item/></channel></rss>")
    #expect(document.language == "en-US")
    #expect(document.articles.map(\.language) == ["de-AT", "fr-BE", "en-US"])
  }

  @Test func bareAmpersandsAndLessSignsAreText() throws {
    let article = try Samples.parse(Samples.rss).articles[1]
    #expect(article.title == "AT&T said a < b")
  }

  @Test func aGuidIsALinkUnlessItSaysOtherwise() throws {
    let items = """
      <item><guid>https://example.org/1</guid></item>
      <item><guid isPermaLink="false">https://example.org/2</guid></item>
      """
    let articles = try Samples.parse(Samples.rss(items)).articles
    #expect(articles[0].link == "https://example.org/1")
    #expect(articles[1].link == nil)
    #expect(articles[1].id == "https://example.org/2")
  }

  @Test(arguments: [
    ("<rss version=\"2.0\"><channel/></rss>", FeedFormat.rss20),
    ("<rss><channel/></rss>", .rss20),
    ("<rss version=\"0.91\"><channel/></rss>", .rss09x),
    ("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"/>", .rss10),
    (
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        + "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel/></rdf:RDF>", .rss09x
    ),
    ("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", .atom10),
    ("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"/>", .atom03),
  ])
  func theRootTellsTheFormat(text: String, format: FeedFormat) throws {
    let document = try Samples.parse(text)
    #expect(document.format == format)
    #expect(document.isComplete)
    #expect(document.articles.isEmpty)
  }

  /// Feeds write a namespace with or without its scheme, `www.`, the end of it, and in any case; the prefix is theirs.
  @Test(arguments: [
    "http://purl.org/dc/elements/1.1/", "https://purl.org/dc/elements/1.1", "HTTP://WWW.PURL.ORG/DC/Elements/1.1/",
    " purl.org/dc/elements/1.1/# ",
  ])
  func aNamespaceIsKnownHoweverItIsWritten(uri: String) throws {
    let item = "<item xmlns:x=\"\(uri)\"><title>T</title><x:creator>Desk</x:creator></item>"
    #expect(try Samples.parse(Samples.rss(item)).articles[0].authors == ["Desk"])
  }

  @Test func aNamespaceThatNobodyKnowsIsWhatItsPrefixSays() throws {
    for (prefix, authors) in [("dc", ["Desk"]), ("x", [])] {
      let item = "<item xmlns:\(prefix)=\"urn:x\"><title>T</title><\(prefix):creator>Desk</\(prefix):creator></item>"
      #expect(try Samples.parse(Samples.rss(item)).articles[0].authors == authors)
    }
  }

  @Test(arguments: [
    ("https://wire.example/1", true), ("HTTP://wire.example/1", true), ("https:/wire.example/1", false),
    ("http", false), ("httpx://wire.example/1", false), ("ftp://wire.example/1", false),
  ])
  func anIdOfTheWebIsALink(id: String, isLink: Bool) throws {
    let article = try Samples.parse(Samples.rss("<item><title>T</title><guid>\(id)</guid></item>")).articles[0]
    #expect(article.id == id && (article.link != nil) == isLink)
  }

  @Test func modulesFillWhatIsMissing() throws {
    let items = """
      <item xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title><dc:date>2026-11-22</dc:date></item>
      <item><media:title>M</media:title><itunes:author>I</itunes:author></item>
      <item><title>Own</title><media:title>Module</media:title></item>
      """
    let articles = try Samples.parse(Samples.rss(items)).articles
    #expect(articles[0].title == "T")
    #expect(articles[0].published?.rfc3339 == "2026-11-22T00:00:00Z")
    #expect(articles[1].title == "M")
    #expect(articles[1].authors == ["I"])
    #expect(articles[2].title == "Own")
  }

  @Test func skipHoursAndDaysAreBits() throws {
    let text = """
      <rss version="2.0"><channel><skipHours><hour>0</hour><hour>23</hour><hour>99</hour></skipHours>
      <skipDays><day>Sunday</day><day>Friday</day></skipDays>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
      <sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase></channel></rss>
      """
    let hints = try Samples.parse(text).pollingHints
    #expect(hints.skipHours == 1 | 1 << 23)
    #expect(hints.skipDays == 1 | 1 << 5)
    #expect(hints.updatePeriodSeconds == 900)
    #expect(hints.updateBase?.rfc3339 == "2000-01-01T12:00:00Z")
  }

  @Test func aTitleEscapedTwiceIsReadAsMeant() throws {
    let items = "<item><title>Russia&amp;amp;#8217;s reply &amp;lt;b&amp;gt;</title></item>"
    #expect(try Samples.parse(Samples.rss(items)).articles[0].title == "Russia’s reply <b>")
  }
}
