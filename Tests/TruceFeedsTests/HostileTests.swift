import Glibc
import Testing
import TruceFeeds

@Suite(.serialized) struct HostileTests {
  /// What each test may take of the processor in a debug build, of which the release build takes a tenth: the thread's
  /// own time, since what else the machine does is no fault of the parser.
  private func withinTime(_ seconds: Double = 10, _ body: () throws -> Void) rethrows {
    let start = HostileTests.threadSeconds
    try body()
    #expect(HostileTests.threadSeconds - start < seconds)
  }

  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func manyAttributesAreBounded() throws {
    let attributes = (0..<200_000).map { "a\($0)=''" }.joined(separator: " ")
    let text = Samples.rss("<item><title>A</title></item><item \(attributes)><title>B</title></item>")
    try withinTime {
      let document = try Samples.parse(text)
      #expect(document.articles.map(\.title) == ["A"])
      #expect(document.stoppedBy == .tagBytes(max: 64 << 10))
      #expect(!document.isComplete)
    }
  }

  @Test func manyAttributesBelowTheCapAreFast() throws {
    let tag = "<a " + (0..<7000).map { "a\($0)=''" }.joined(separator: " ") + "/>"
    let text = Samples.rss("<item>" + String(repeating: tag, count: 20) + "<title>A</title></item>")
    try withinTime {
      let document = try Samples.parse(text)
      #expect(document.articles.map(\.title) == ["A"])
    }
  }

  @Test func manyNamespacesAreFast() throws {
    let spaces = (0..<3000).map { "xmlns:n\($0)='u\($0)'" }.joined(separator: " ")
    let text = Samples.rss("<item \(spaces)>" + String(repeating: "<x/>", count: 20_000) + "<title>A</title></item>")
    try withinTime {
      let document = try Samples.parse(text)
      #expect(document.articles.map(\.title) == ["A"])
    }
  }

  @Test func depthIsBounded() throws {
    let text = Samples.rss("<item><title>A</title></item>" + String(repeating: "<a>", count: 100_000))
    try withinTime {
      let document = try Samples.parse(text)
      #expect(document.articles.count == 1)
      #expect(document.stoppedBy == .depth(max: 256))
    }
  }

  @Test func billionLaughsStayText() throws {
    var text = "<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">"
    for level in 1..<10 {
      text += "<!ENTITY lol\(level) \"" + String(repeating: "&lol\(level - 1);", count: 10) + "\">"
    }
    text += "]>" + Samples.rss("<item><title>&lol9;</title></item>")
    #expect(try Samples.parse(text).articles.map(\.title) == ["&lol9;"])
  }

  @Test func aLongEntityIsLeftOut() throws {
    let value = String(repeating: "x", count: 50_000)
    let text =
      "<!DOCTYPE r [<!ENTITY a \"\(value)\">]>" + Samples.rss("<item><title>&a;&a;</title></item>")
    #expect(try Samples.parse(text).articles.map(\.title) == ["&a;&a;"])
  }

  /// Three bytes each that stand for 256: what does not fit the cap of a field any more stays a reference.
  @Test(arguments: [
    "<title>{}</title>", "<description>{}</description>", "<description>&lt;p&gt;{}&lt;/p&gt;</description>",
    "<content:encoded><p>{}</p></content:encoded>", "<a10:content type='xhtml'><p>{}</p></a10:content>",
  ])
  func manyShortReferencesDoNotGrow(field: String) throws {
    let parts = field.split(separator: "{}")
    let text = parts[0] + String(repeating: "&a;", count: 100_000) + parts[1]
    let document = try Samples.parse(
      "<!DOCTYPE r [<!ENTITY a '\(String(repeating: "x", count: 256))'>]>" + Samples.rss("<item>\(text)</item>"),
      limits: FeedLimits(fieldBytesMax: 400_000))
    let article = try #require(document.articles.first)
    let found = try #require(article.title ?? article.summary ?? article.content)
    #expect(found.utf8.count <= 2 * 400_000)
    #expect(found.hasPrefix("xxxx"))
    #expect(found.hasSuffix("&a;"))
  }

  @Test func externalEntitiesYieldNothing() throws {
    let text = """
      <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>
      <rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>&x;</title>
      <xi:include href="file:///etc/passwd" parse="text"/></item></channel></rss>
      """
    let article = try #require(try Samples.parse(text).articles.first)
    #expect(article == Article(title: "&x;"))
  }

  @Test func anEndlessTextIsCutAtTheCap() throws {
    let parser = FeedParser(limits: FeedLimits(fieldBytesMax: 1000))
    parser.begin(contentType: nil, baseURL: nil)
    var isWanted = true
    func push(_ text: String) { isWanted = Array(text.utf8).withUnsafeBytes { parser.consume($0) } && isWanted }
    push("<rss><channel><item><title>A</title><description>")
    for _ in 0..<50 { push(String(repeating: "é", count: 8192)) }
    push("</description></item></channel></rss>")
    #expect(isWanted)
    let document = try parser.finish()
    #expect(document.articles.first?.summary == String(repeating: "é", count: 500))
    #expect(document.warnings.map(\.message) == ["field of more than 1000 bytes is cut"])
    #expect(document.isComplete)
  }

  @Test func itemsBeyondTheCapEndTheReading() throws {
    let text = Samples.rss(String(repeating: "<item><title>A</title></item>", count: 1000))
    let document = try Samples.parse(text, limits: FeedLimits(itemsMax: 10))
    #expect(document.articles.count == 10)
    #expect(document.stoppedBy == .items(max: 10))
    #expect(!document.isComplete)
  }

  @Test func aFaultAtEveryByteIsAFewWarnings() throws {
    let text = Samples.rss("<item>" + String(repeating: "</x>", count: 10_000) + "<title>A</title></item>")
    let document = try Samples.parse(text)
    #expect(document.articles.map(\.title) == ["A"])
    #expect(document.warnings.count <= 51)
  }

  @Test(arguments: [
    "<!", "<!--", "&", "<a x=\"", "<a x='", "<![CDATA[", "&amp;lt;", "</", "<script>", "&#", "]]>", "<",
    "<ruby><rt>", "<ruby><rtc>", "</ruby><rp>", "<!-- --", "<textarea>", "{/*", "[\"\\x", "[NaN,", "[-a\n",
  ])
  func whatNeverEndsIsLinear(piece: String) throws {
    let escaped = piece.utf8.map { $0 == 0x3C ? "&lt;" : $0 == 0x26 ? "&amp;" : String(UnicodeScalar($0)) }.joined()
    for piece in [piece, escaped] {
      let text = Samples.rss("<item><title>A</title><description>" + String(repeating: piece, count: 1200))
      withinTime { _ = try? Samples.parse(text + "</description></item>") }
      withinTime { _ = try? Samples.parse(String(repeating: piece, count: 5000)) }
    }
  }

  @Test(arguments: ["Mon, 99 Nov 99999", "-1", String(repeating: "9", count: 5000), "0000-00-00T00:00:00Z", ""])
  func anOddDateNeverHidesAnItem(date: String) throws {
    let document = try Samples.parse(Samples.rss("<item><title>A</title><pubDate>\(date)</pubDate></item>"))
    #expect(document.articles == [Article(title: "A")])
  }

  @Test func numbersFromOutsideNeverOverflow() throws {
    let huge = "99999999999999999999999999"
    let text = """
      <rss><channel><ttl>\(huge)</ttl><item><title>&#\(huge);&#x\(huge);</title>
      <enclosure url="u" length="\(huge)"/></item></channel></rss>
      """
    let document = try Samples.parse(text)
    #expect(document.articles.first?.title == "\u{FFFD}\u{FFFD}")
    #expect(document.articles.first?.enclosures == [Enclosure(url: "u")])
    #expect(document.pollingHints == PollingHints())
  }

  @Test func aNameTooLongForLibxml2DoesNotEndTheReading() throws {
    let name = String(repeating: "n", count: 60_000)
    let text = Samples.rss("<item><\(name)>x</\(name)><title>A</title></item><item \(name)=''><title>B</title></item>")
    #expect(try Samples.parse(text).articles.map(\.title) == ["A", "B"])
  }
}
