import Testing
import TruceFeeds

@Test func readsAnItemOfRSS() throws {
  let document = try FeedParser.parse(
    Array(
      """
      <rss version="2.0"><channel><title>Harbour News</title><link>https://example.org/</link>
      <item><title>Truce &amp; talks</title><link>https://example.org/1?a=1&b=2</link><guid>n1</guid>
      <pubDate>Sun, 22 Nov 2026 20:59:19 GMT</pubDate><description>&lt;p&gt;AT&T&lt;/p&gt;</description></item>
      </channel></rss>
      """.utf8))
  #expect(document.format == .rss20)
  #expect(document.isComplete)
  let article = try #require(document.articles.first)
  #expect(article.title == "Truce & talks")
  #expect(article.link == "https://example.org/1?a=1&b=2")
  #expect(article.published?.rfc3339 == "2026-11-22T20:59:19Z")
  #expect(article.summary == "AT&T")
}
