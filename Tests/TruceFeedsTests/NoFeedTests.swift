import Testing
import TruceFeeds

@Suite struct NoFeedTests {
  @Test func anHTMLPageNamesItsFeeds() {
    let page = """
      <!DOCTYPE html><html><head><title>Port &amp; Sea</title><base href="/n/">
      <link rel="alternate" type="application/rss+xml" href="rss.xml"><link rel=stylesheet href=x.css></head>
      <body><p>Hello</body></html>
      """
    let error = FeedError.htmlPage(title: "Port & Sea", feeds: ["https://example.org/n/rss.xml"])
    #expect(throws: error) { try FeedParser.parse(Array(page.utf8), baseURL: "https://example.org/") }
    #expect(
      "\(error)" == "no feed: an HTML page titled 'Port & Sea'; the page advertises 'https://example.org/n/rss.xml'")
  }

  @Test(
    arguments: [
      ("<link rel='alternate' type='application/atom+xml' href='/a'>", ["/a"]),
      ("<LINK HREF=/a TYPE='Application/RSS+XML; charset=utf-8' REL='home Alternate'>", ["/a"]),
      ("<link rel=\"feed\" href=\"/a\">", ["/a"]), ("<link rel=feed\nhref=/a type=text/html>", []),
      ("<link rel=alternate type=application/feed+json href=/a.json>", ["/a.json"]),
      ("<link rel=alternate type=application/json href=/feeds/main.json>", ["/feeds/main.json"]),
      ("<link rel=alternate type=application/json href=/wp-json/wp/v2/feed/1>", []),
      ("<link rel=alternate type=application/json href=/api/posts/1>", []),
      ("<link rel=alternate type='application/json+oembed' href=/feed/o>", []),
      ("<link rel=alternate type=text/xml+oembed href=/o>", []), ("<link rel=alternate hreflang=de href=/de>", []),
      ("<link rel='alternate stylesheet' type=text/xml href=/x.xsl>", []),
      ("<link rel=EditURI type=application/rsd+xml href=/rsd>", []),
      ("<link rel=alternates type=text/xml href=/a>", []),
      ("<!-- <link rel=alternate type=text/xml href=/a> -->", []),
      ("<!--[if IE]><link rel=alternate type=text/xml href=/a><![endif]--><link rel=feed href=/b>", ["/b"]),
      ("<!--><link rel=feed href=/b>", ["/b"]), ("<!-- a --!><link rel=feed href=/b>", ["/b"]),
      ("<script>s = '<link rel=feed href=/a>'</script><link rel=feed href=/b>", ["/b"]),
      ("<style>/* <link rel=feed href=/a> */</style>", []), ("<template><link rel=feed href=/a></template>", []),
      ("<noscript><link rel=feed href=/a></noscript>", []), ("<textarea><link rel=feed href=/a></TEXTAREA >", []),
      ("<div title='<link rel=feed href=/a>'></div>", []), ("<link rel=feed href=''>", []),
      ("<link rel=feed href=/a><link rel=feed href=/a>", ["/a"]),
    ] as [(String, [String])])
  func aPageAdvertisesItsFeedsAlone(markup: String, paths: [String]) {
    let page = "<!doctype html><html><head><title>T</title>\(markup)</head><body></body></html>"
    let error = FeedError.htmlPage(title: "T", feeds: paths.map { "https://example.org" + $0 })
    #expect(throws: error) { try FeedParser.parse(Array(page.utf8), baseURL: "https://example.org/page") }
  }

  @Test func theFirstBaseHoldsForTheWholePage() {
    let page = """
      <html><head><title>T</title><link rel=feed href=one.xml><base target=_top><base href="/n/"><base href="/m/">
      <link rel=feed href=two.xml></head></html>
      """
    let error = FeedError.htmlPage(
      title: "T", feeds: ["https://example.org/n/one.xml", "https://example.org/n/two.xml"])
    #expect(throws: error) { try FeedParser.parse(Array(page.utf8), baseURL: "https://example.org/page") }
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 0x08, 0, 0x3C, 0x61, 0x3E, 0x07], "data compressed with gzip"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0x04], "data compressed with zstd"),
      (Array("BZh91AY&SY".utf8), "data compressed with bzip2"),
      (Array("PK\u{3}\u{4}".utf8) + [0x14, 0], "a ZIP archive"), (Array("%PDF-1.7\n<a>".utf8), "a PDF document"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG picture"),
      ([0x78, 0x9C, 0x3C, 0x61, 0x3E, 0x01, 0x02], "binary data; it starts with the bytes 78 9c 3c 61 3e 01 02"),
      ([0, 0, 0, 0, 0], "binary data; it starts with the bytes 00 00 00 00 00"),
      ([0x0B, 0x3C, 0x62, 0x3E, 0x00], "binary data; it starts with the bytes 0b 3c 62 3e 00"),
    ] as [([UInt8], String)])
  func binaryDataIsNamed(bytes: [UInt8], what: String) {
    #expect(throws: FeedError.binary(what: what)) { try FeedParser.parse(bytes) }
    #expect(FeedError.binary(what: what).description == "no feed: " + what)
  }

  @Test(arguments: [
    ("", FeedError.empty), (" \n\t ", .empty), ("<opml version='2.0'><body/></opml>", .otherXML(root: "opml")),
    (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Bag/></rdf:RDF>",
      .otherXML(root: "rdf:RDF")
    ),
    ("not found", .unknown(start: "not found")),
    ("<html><body>Sign in</body></html>", .htmlPage(title: nil, feeds: [])),
  ])
  func whatIsNoFeedIsNamed(text: String, error: FeedError) {
    #expect(throws: error) { try Samples.parse(text) }
    #expect(!"\(error)".contains("\n"))
  }

  @Test func aMessageHoldsNoControls() {
    let error = FeedError.otherXML(root: "a\u{1B}[2J\nb\u{202E}c")
    #expect("\(error)" == "no feed: XML whose root element is <a [2J b c>")
  }
}
