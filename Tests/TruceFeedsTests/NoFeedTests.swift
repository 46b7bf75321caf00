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
