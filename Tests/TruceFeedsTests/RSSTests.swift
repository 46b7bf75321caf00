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

  /// A default namespace that belongs to another vocabulary means nothing on the frame of a feed.
  @Test(arguments: [
    "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://www.w3.org/1999/xhtml",
    "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/",
    "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://purl.org/rss/1.0/modules/content/",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://rssnamespace.org/feedburner/ext/1.0", "http://purl.org/rss/1.0/modules/syndication/",
    "http://www.google.com/schemas/sitemap-news/0.9", "http://base.google.com/ns/1.0", "urn:nobody:knows",
    "http://www.sitemaps.org/schemas/sitemap/0.9",
  ])
  func aForeignDefaultNamespaceSaysNothing(uri: String) throws {
    let item = """
      <title>Truce &amp; talks</title><link>https://example.org/1</link><guid isPermaLink="false">g1</guid>
      <pubDate>Sun, 22 Nov 2026 20:59:19 GMT</pubDate><description>&lt;p&gt;Both sides&lt;/p&gt;</description>
      <author>Ann</author><category>War</category><enclosure url="https://example.org/1.mp3"/>
      """
    let declared = "xmlns=\"\(uri)\""
    let prefixes = """
      xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"
      xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      """
    let end = "<c:encoded>&lt;b&gt;Body&lt;/b&gt;</c:encoded><d:creator>Ben</d:creator>"
    for text in [
      "<rss \(declared) \(prefixes)><channel><title>F</title><item>\(item)\(end)</item></channel></rss>",
      "<rss \(prefixes)><channel \(declared)><title>F</title><item>\(item)\(end)</item></channel></rss>",
      "<rss \(prefixes)><channel><title>F</title><item \(declared)>\(item)\(end)</item></channel></rss>",
      "<r:RDF \(declared) \(prefixes)><channel><title>F</title></channel><item>\(item)\(end)</item></r:RDF>",
      "<channel \(declared) \(prefixes)><title>F</title><item>\(item)\(end)</item></channel>",
    ] {
      let document = try Samples.parse(text)
      let article = try #require(document.articles.first, "\(text)")
      #expect(document.title == "F")
      #expect(document.articles.count == 1)
      #expect(article.title == "Truce & talks")
      #expect(article.link == "https://example.org/1")
      #expect(article.id == "g1")
      #expect(article.published?.rfc3339 == "2026-11-22T20:59:19Z")
      #expect(article.summary == "Both sides")
      #expect(article.content == "Body")
      #expect(article.authors == ["Ann", "Ben"])
      #expect(article.categories == ["War"])
      #expect(article.enclosures.map(\.url) == ["https://example.org/1.mp3"])
    }
  }

  @Test func aFieldsOwnNamespaceKeepsItsMeaning() throws {
    let items = """
      <item><group xmlns="http://search.yahoo.com/mrss/"><title>Video</title><content url="https://example.org/v.mp4"/></group>
      <title>Truce</title><body xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></body>
      <link xmlns="http://www.w3.org/2005/Atom" rel="alternate" href="https://example.org/1"/></item>
      """
    let article = try #require(try Samples.parse(Samples.rss(items)).articles.first)
    #expect(article.title == "Truce")
    #expect(article.content == "One\nTwo")
    #expect(article.link == "https://example.org/1")
    #expect(article.enclosures.map(\.url) == ["https://example.org/v.mp4"])
  }

  @Test(arguments: [
    "http://www.w3.org/1999/xhtml", "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/",
  ])
  func aFieldThatItsNamespaceDoesNotKnowIsRSSs(uri: String) throws {
    let item = """
      <item><title xmlns="\(uri)">Truce</title><guid xmlns="\(uri)">g1</guid><pubDate xmlns="\(uri)">2026-11-22</pubDate></item>
      """
    let article = try #require(try Samples.parse(Samples.rss(item)).articles.first)
    #expect([article.title, article.id, article.published?.rfc3339] == ["Truce", "g1", "2026-11-22T00:00:00Z"])
  }

  @Test func whatOnlyTheDefaultVocabularyKnowsIsRead() throws {
    let text = """
      <rss xmlns="http://search.yahoo.com/mrss/"><channel><item><title>A</title><content url="https://example.org/a.jpg"/>
      </item></channel></rss>
      """
    #expect(try Samples.parse(text).articles.first?.enclosures.map(\.url) == ["https://example.org/a.jpg"])
    let core =
      "<rss xmlns='http://purl.org/dc/elements/1.1/'><channel><item><creator>Ann</creator></item></channel></rss>"
    #expect(try Samples.parse(core).articles.first?.authors == ["Ann"])
  }

  @Test func merchantsTitlesAreRead() throws {
    let item = "<item><g:title>Flag</g:title><g:description>Of NATO</g:description></item>"
    let declared = "<rss xmlns:g='http://base.google.com/ns/1.0'><channel>\(item)</channel></rss>"
    for text in [declared, Samples.rss(item)] {
      let article = try #require(try Samples.parse(text).articles.first)
      #expect(article.title == "Flag")
      #expect(article.summary == "Of NATO")
    }
    let both = "<item><g:title>Flag</g:title><title>Truce</title></item>"
    #expect(try Samples.parse(Samples.rss(both)).articles.first?.title == "Truce")
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

  /// Only with a type or a medium it is Media RSS without its prefix.
  @Test func aContentWithAURLKeepsItsText() throws {
    let items = ["url='http://a/1'", "url='http://a/1' type='image/png'"].map {
      "<item><title>t</title><content \($0)>Both sides agree on a truce</content></item>"
    }
    let document = try Samples.parse("<rss version='2.0'><channel>\(items.joined())</channel></rss>")
    #expect(document.articles.map(\.content) == ["Both sides agree on a truce", nil])
  }
}
