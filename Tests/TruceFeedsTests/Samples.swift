import TruceFeeds

/// Feeds in the shapes that publishers send, in our own words.
enum Samples {
  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- made by hand -->
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>Hafenbote &amp; Co</title><link>https://example.org/</link><language>de</language><ttl>30</ttl>
    <item><title><![CDATA[Waffenruhe: „Gespräche“ in Kairo]]></title><link>https://example.org/a?x=1&y=2</link>
    <guid isPermaLink="false">a-1</guid><pubDate>Sun, 22 Nov 2026 20:59:19 +0100</pubDate><dc:creator>A. Beispiel</dc:creator>
    <description>&lt;p&gt;Erste &amp;amp; zweite&lt;/p&gt;&lt;p&gt;Zeile&lt;/p&gt;</description>
    <content:encoded><![CDATA[<div><h2>Kopf</h2><script>alert("x < y")</script>Text&nbsp;&rsquo;s</div>]]></content:encoded>
    <media:content url="https://example.org/a.jpg" type="image/jpeg"/><category>Welt</category></item>
    <item><title>AT&T said a < b</title><guid>https://example.org/2</guid></item>
    </channel></rss>
    """

  static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://example.org/base/">
    <title type="html">Harbour &amp;lt;News&amp;gt;</title><link href="/"/><link rel="self" href="feed.atom"/>
    <author><name>The Desk</name><email>desk@example.org</email></author>
    <entry><id>tag:example.org,2026:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>truce</b> &lt;now&gt;</div></title>
    <link rel="alternate" type="text/html" href="one.html"/><updated>2026-11-22T20:59:19Z</updated>
    <published>2026-11-22T20:00:00+02:00</published><summary>plain &lt;b&gt; text</summary>
    <content type="html">&lt;p&gt;Body&lt;br/&gt;line&lt;/p&gt;</content><category term="war" label="War"/></entry>
    </feed>
    """

  static let json = """
    {"version":"https://jsonfeed.org/version/1.1","title":"Quay","home_page_url":"https://example.org/","language":"en",
    "authors":[{"name":"Ann"}],"items":[{"id":1,"url":"https://example.org/1","title":"Truce \\ud83d\\udd4a holds",
    "content_html":"<p>One &amp; two</p>","date_published":"2026-11-22T20:59:19Z","tags":["a","b"],
    "attachments":[{"url":"https://example.org/a.mp3","mime_type":"audio/mpeg","size_in_bytes":12}]}]}
    """

  static func parse(_ text: String, limits: FeedLimits = FeedLimits()) throws -> FeedDocument {
    try FeedParser.parse(Array(text.utf8), limits: limits)
  }

  /// One RSS document with `items` between its head and its end.
  static func rss(_ items: String) -> String {
    "<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
  }
}
