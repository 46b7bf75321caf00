import Testing
import TruceFeeds

@Suite struct SitemapTests {
  @Test func aNewsSitemapHasTitles() throws {
    let text = """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/world/1</loc>
      <news:news><news:publication><news:name>Example</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2026-11-22T20:59:19Z</news:publication_date><news:title>Truce &amp; talks</news:title>
      </news:news></url></urlset>
      """
    let document = try Samples.parse(text)
    #expect(document.format == .newsSitemap)
    let article = try #require(document.articles.first)
    #expect(article.title == "Truce & talks")
    #expect(article.link == "https://example.org/world/1")
    #expect(article.language == "en")
    #expect(article.published?.rfc3339 == "2026-11-22T20:59:19Z")
    #expect(!article.titleFromURL)
  }

  @Test func aPlainSitemapsTitlesAreTheWordsOfItsURLs() throws {
    let text = """
      <urlset><url><loc>https://example.org/news/2026/11/truce-talks-resume-231245.html</loc>
      <lastmod>2026-11-22</lastmod></url><url><loc>https://example.org/</loc></url></urlset>
      """
    let document = try Samples.parse(text)
    #expect(document.format == .sitemap)
    #expect(document.articles.map(\.title) == ["truce talks resume", nil])
    #expect(document.articles.map(\.titleFromURL) == [true, false])
    #expect(document.articles[0].updated?.rfc3339 == "2026-11-22T00:00:00Z")
  }

  @Test func ofALongSitemapTheNewestStay() throws {
    let entries = (10..<30).map { "<url><loc>https://example.org/\($0)</loc><lastmod>2026-11-\($0)</lastmod></url>" }
    let document = try Samples.parse(
      "<urlset>" + entries.joined() + "</urlset>", limits: FeedLimits(itemsMax: 3))
    #expect(document.articles.map(\.link) == (27..<30).map { "https://example.org/\($0)" })
    #expect(document.isComplete)
    #expect(document.warnings.map(\.message) == ["17 older entries are left out"])
  }

  @Test(arguments: [
    "<urlset><urlset>%</urlset></urlset>", "<urlset><urlset><urlset>%</urlset></urlset></urlset>",
    "<urlset><urls>%</urls></urlset>", "<sitemapindex><urlset>%</urlset></sitemapindex>",
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%</urlset></urlset>",
    "<urlset><urlset/>%</urlset>",
  ])
  func aWrapperHidesNoEntry(markup: String) throws {
    let entry = "<url><loc>https://example.org/truce-talks</loc><lastmod>2026-11-22</lastmod></url>"
    let document = try Samples.parse(markup.replacing("%", with: entry))
    #expect(document.articles.map(\.link) == ["https://example.org/truce-talks"])
    #expect(document.format == .sitemap)
  }

  @Test(arguments: [
    "<sitemapindex><sitemapindex>%</sitemapindex></sitemapindex>",
    "<sitemapindex><sitemaps>%</sitemaps></sitemapindex>",
    "<urlset><sitemapindex>%</sitemapindex></urlset>",
  ])
  func aWrapperHidesNoSitemap(markup: String) {
    let child = "<sitemap><loc>https://example.org/a.xml</loc></sitemap>"
    #expect(throws: FeedError.sitemapIndex(sitemaps: ["https://example.org/a.xml"], newest: nil)) {
      try Samples.parse(markup.replacing("%", with: child))
    }
  }

  @Test func anIndexNamesItsChildren() {
    let text = "<sitemapindex><sitemap><loc>https://example.org/a.xml</loc></sitemap></sitemapindex>"
    let error = FeedError.sitemapIndex(sitemaps: ["https://example.org/a.xml"], newest: nil)
    #expect(throws: error) { try Samples.parse(text) }
    #expect("\(error)".contains("https://example.org/a.xml"))
  }

  @Test func theNewestOfAnIndexIsTheOneThatChangedLast() {
    let days = ["2026-11-20", "2026-11-22T08:00:00Z", "", "2026-11-22T09:00:00+02:00"]
    let entries = days.enumerated().map { number, day in
      let date = day.isEmpty ? "" : "<lastmod>\(day)</lastmod>"
      let location = "<loc>https://example.org/\(number).xml</loc>"
      return "<sitemap>" + (number == 1 ? date + location : location + date) + "</sitemap>"
    }
    let error = FeedError.sitemapIndex(
      sitemaps: (0..<4).map { "https://example.org/\($0).xml" }, newest: "https://example.org/1.xml")
    #expect(throws: error) { try Samples.parse("<sitemapindex>" + entries.joined() + "</sitemapindex>") }
  }
}
