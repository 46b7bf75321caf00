import Testing
import TruceCore
import TruceYAML

@testable import TruceConfig

@Suite struct ConfigListTests {
  @Test func aListOfURLsHasOneALine() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write(
      "\u{feff}# ours\r\nhttps://a.example/rss#part\r\n\r\n  https://b.example/  # slow\r\nfile:c.xml\n", to: "urls.txt"
    )
    let config = try sandbox.read("feed_files: [urls.txt]\ndefaults: {interval: 1h, allow_file_urls: true}")
    #expect(
      config.feeds.map(\.url) == [
        "https://a.example/rss#part", "https://b.example/", "file://\(sandbox.folder)/c.xml",
      ])
    #expect(config.feeds.allSatisfy { $0.settings.intervalMilliseconds == 3_600_000 })
  }

  @Test func newsboatsListIsUnderstood() {
    let list = FeedList.read(
      SourceText(
        """
        https://a.example/ news "far away" "~The \\"A\\" News"
        "https://b.example/" ! "~"
        "query:Unread:unread = \\"yes\\""
          exec:feeds.sh
        filter:~/bin/f:https://c.example/
        """, file: "urls"))
    #expect(
      list.feeds == [
        ListedFeed(
          url: "https://a.example/", name: "The \"A\" News", tags: ["news", "far away"],
          place: TextPosition(line: 1, column: 1)),
        ListedFeed(url: "https://b.example/", name: nil, place: TextPosition(line: 2, column: 1)),
      ])
    #expect(
      list.mistakes.map(\.description) == [
        "urls:3:1: 'query:' is newsboat's own and no feed: put the URL itself here, or take the line out",
        "urls:4:3: 'exec:' is newsboat's own and no feed: put the URL itself here, or take the line out",
        "urls:5:1: 'filter:' is newsboat's own and no feed: put the URL itself here, or take the line out",
      ])
  }

  @Test func everyOutlineWithAnAddressIsAFeed() {
    let list = FeedList.read(
      SourceText(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE opml [ <!ENTITY a "b>c"> ]>
        <!-- <outline xmlUrl="https://no.example/"/> -->
        <opml version="2.0"><head><title>Mine &amp; yours</title></head><body>
          <outline text="World">
            <outline type="rss" text='a' title="Caf&#233; &#x41; &amp; &quot;B&quot;"
              xmlUrl="https://a.example/?x=1&amp;y=2&z=3" category="/Politics/EU, war,,World"/>
            <outline text="deeper"><outline text="https://b.example/" XMLURL=" https://b.example/ "></outline></outline>
            <![CDATA[ <outline xmlUrl="https://no.example/"/> ]]>
          </outline>
          <outline text="no address" xmlUrl=""/>
        </body></opml>
        """, file: "f.opml"))
    #expect(list.mistakes.isEmpty)
    #expect(
      list.feeds == [
        ListedFeed(
          url: "https://a.example/?x=1&y=2&z=3", name: "Café A & \"B\"", tags: ["World", "Politics/EU", "war"],
          place: TextPosition(line: 6, column: 5)),
        ListedFeed(
          url: "https://b.example/", name: nil, tags: ["World", "deeper"], place: TextPosition(line: 8, column: 28)),
      ])
  }

  @Test(arguments: [
    ("<rss/>", "f:1:1: not OPML: the outermost tag is 'rss', not 'opml'"),
    ("<?xml version='1.0'?>", "f:1:1: not OPML: there is no 'opml' tag"),
    ("<opml><body/></opml>", "f:1:1: no feeds: there is no 'outline' with an 'xmlUrl'"),
    ("<opml>\n <body>", "f:2:2: the tag 'body' is never closed: the file may be cut off"),
    (
      "<opml>\n <outline xmlUrl=\"https://a",
      "f:2:11: the value of the attribute 'xmlUrl' is not closed; '<' is written &lt; in it"
    ),
    ("<opml>\n <outline =a>", "f:2:11: an attribute is written name=\"value\""),
    ("<opml>\n <outline xmlUrl=a>", "f:2:2: the tag 'outline' is never closed: the file may be cut off"),
    ("<opml>\n <outline", "f:2:2: the tag 'outline' is not closed"),
    ("<opml> a < b </opml>", "f:1:10: this '<' begins no tag; as text it is written &lt;"),
    ("<opml><body></opml>", "f:1:13: '</opml>' closes no tag that is open here"),
    ("<opml><!-- x", "f:1:7: a comment is not closed with '-->'"),
    ("<!DOCTYPE opml [", "f:1:1: a declaration is not closed with '>'"),
    ("<opml/><opml/>", "f:1:8: not OPML: the outermost tag is 'opml', not 'opml'"),
  ])
  func brokenOPMLHasAPlace(text: String, mistake: String) {
    #expect(OPMLReader.read(SourceText(text, file: "f")).mistakes.map(\.description) == [mistake])
  }

  @Test(arguments: [
    "<outline type=rss xmlUrl=https://a.example/f text='A'/>", "<outline isOpen text=A xmlUrl=https://a.example/f/>",
    "<outline text=A xmlUrl = https://a.example/f />", "<outline\ntext=A\nxmlUrl=https://a.example/f></outline>",
    "<outline xmlUrl=https://a.example/f text=A disabled/>",
  ])
  func quotesMayBeMissing(outline: String) {
    let list = FeedList.read(SourceText("<opml version=1.0><body>\(outline)</body></opml>", file: "f"))
    #expect(list.mistakes.isEmpty)
    #expect(list.feeds.map(\.url) == ["https://a.example/f"])
    #expect(list.feeds.map(\.name) == ["A"])
  }

  private static let opml = "<outline text='Grüße' xmlUrl='https://a.example/f'/></body></opml>"

  @Test(arguments: [
    ("UTF-16", Spelling.markedLittle), ("utf-16", .markedBig), ("UTF-16LE", .little), ("UTF-16BE", .big),
    ("UTF-8", .markedLittle), ("utf-8", .markedUTF8), ("ISO-8859-1", .latin1), ("windows-1252", .latin1),
    ("iso-8859-15", .latin1), ("ISO-8859-1", .utf8), ("UTF-16", .utf8),
  ])
  fileprivate func aListMayBeInAnotherEncoding(name: String, spelling: Spelling) throws {
    let sandbox = try ConfigSandbox()
    let text = "<?xml version='1.0' encoding='\(name)'?>\n<opml version='2.0'><body>" + Self.opml
    try sandbox.write(spelling.bytes(text), to: "feeds.opml")
    let config = try sandbox.read("feed_files: [feeds.opml]")
    #expect(config.feeds.map(\.name) == ["Grüße"])
  }

  @Test func aListOfURLsMayBeInUTF16() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write(Spelling.markedLittle.bytes("https://a.example/f \"~Grüße\"\r\n"), to: "urls.txt")
    #expect(try sandbox.read("feed_files: [urls.txt]").feeds.map(\.name) == ["Grüße"])
  }

  /// YAML may be in UTF-16 (YAML 1.2, section 5.2).
  @Test(arguments: [true, false]) func aConfigurationMayBeInUTF16(hasMark: Bool) throws {
    let sandbox = try ConfigSandbox()
    let yaml = "feeds:\n  - url: https://a.example/f\n    name: Grüße\n"
    try sandbox.write((hasMark ? Spelling.markedBig : .big).bytes(yaml), to: "wide.yaml")
    let config = try ConfigReader(environment: sandbox.environment).read(path: "\(sandbox.folder)/wide.yaml")
    #expect(config.feeds.map(\.name) == ["Grüße"])
    try sandbox.write([0xFF, 0xFE, 0x3D, 0xD8], to: "cut.yaml")
    #expect(sandbox.mistakes(in: "cut.yaml").first?.contains("is not UTF-8 text from here on") ?? false)
  }

  @Test func mistakesInListsAreShown() {
    let urls = FeedList.read(SourceText("# ours\r\n\tquery:x\r\n", file: "f"))
    #expect(urls.mistakes.map(\.excerpt) == ["   query:x\n   ^"])
    let opml = FeedList.read(SourceText("<opml>\n  <body>\n</opml>", file: "f"))
    #expect(opml.mistakes.map(\.excerpt) == ["  </opml>\n  ^"])
  }

  @Test func anUnknownEntityIsToldAndReadingGoesOn() {
    let list = FeedList.read(
      SourceText(
        "<opml><outline text='&eacute;' xmlUrl='https://a.example/'/><outline xmlUrl='https://b.example/&#0;'/></opml>",
        file: "f"))
    #expect(list.feeds.count == 2)
    #expect(
      list.mistakes.map(\.description) == [
        "f:1:16: unknown entity '&eacute;' in the attribute 'text'",
        "f:1:70: unknown entity '&#0;' in the attribute 'xmlUrl'",
      ])
  }

  @Test func deepOPMLIsRefused() {
    let text = "<opml>" + String(repeating: "<outline>", count: 300)
    #expect(
      OPMLReader.read(SourceText(text, file: "f")).mistakes.map(\.message) == ["more than 200 tags inside each other"])
  }

  @Test func anyBytesComeToAnEnd() {
    let pieces = [
      "<", ">", "/", "=", "\"", "'", "&", ";", "a", " ", "<!", "<![CDATA[", "<?", "-->", "opml", "\u{0}", "é",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = OPMLReader.read(SourceText(text, file: "f"))
      _ = URLListReader.read(SourceText(text, file: "f"))
    }
  }

  @Test func whatStandsUnderFeedsGoesBeforeTheListsAndOneAddressIsOneFeed() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("https://a.example/ \"~Listed\"\nhttps://b.example/\nhttps://b.example/\n", to: "urls")
    try sandbox.write("<opml><outline text='B' xmlUrl='https://b.example/'/></opml>", to: "f.opml")
    let config = try sandbox.read("feed_files: [urls, f.opml]\nfeeds: [{url: https://a.example/, name: Mine}]")
    #expect(config.feeds.map(\.url) == ["https://a.example/", "https://b.example/"])
    #expect(config.feeds.map(\.name) == ["Mine", "B"])
  }

  @Test func mistakesInListsComeAfterThoseOfTheConfiguration() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("https://a.example/\nexample.org\n", to: "urls")
    try sandbox.write([0x61, 0xFF], to: "latin")
    #expect(
      try sandbox.mistakes("feed_files: [urls, latin, none]\nalerts: x") == [
        "c.yaml:1:27: 'feed_files': 'none': there is no such file",
        "c.yaml:2:9: 'alerts': 'x' is not one of line, json, journald",
        "urls:2:1: 'example.org' is not a URL; did you mean 'https://example.org'?",
        "latin:1:2: the file is not UTF-8 text from here on: save it as UTF-8",
      ])
  }

  // MARK: One feed in several places

  @Test(arguments: [
    """
    <opml><outline text='World'><outline title='A' xmlUrl='https://a.example/rss'/></outline>
    <outline text='War'><outline title='The A' xmlUrl='https://a.example/rss'/></outline></opml>
    """,
    """
    <opml><outline text='World'><outline xmlUrl='https://a.example/rss' category='War'/>
    <outline title='A' xmlUrl='https://A.example:443/rss'/></outline></opml>
    """,
    "https://a.example/rss World \"~A\"\nhttps://a.example/rss War \"~The A\"\n",
    "https://a.example/rss World\nhttps://a.example/rss World \"~A\"\nfeed:https://a.example./rss War\n",
  ])
  func aFeedThatAListHasSeveralTimesIsOneWithAllItsTags(text: String) throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write(text, to: "list")
    let config = try sandbox.read("feed_files: [list]")
    #expect(config.feeds.map(\.url) == ["https://a.example/rss"])
    #expect(config.feeds.map(\.name) == ["A"] && config.feeds.map(\.tags) == [["World", "War"]])
    let imported = FeedList.importable(SourceText(text, file: "list"), path: "list")
    #expect(imported.mistakes == [] && imported.feeds.map(\.url) == ["https://a.example/rss"])
    #expect(imported.feeds.map(\.name) == ["A"] && imported.feeds.map(\.tags) == [["World", "War"]])
  }

  @Test func aFeedInTwoListsHasTheTagsOfBothButNotWhereTheConfigurationHasIt() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("https://a.example/ one\nhttps://b.example/ one", to: "first")
    try sandbox.write("HTTPS://B.example two \"~B\"\nhttps://a.example:443/ two", to: "second")
    let config = try sandbox.read(
      """
      feeds: [{url: "https://a.example", tags: [mine]}]
      feed_files: [first, second]
      defaults: {tags: [all]}
      """)
    #expect(config.feeds.map(\.url) == ["https://a.example", "https://b.example/"])
    #expect(config.feeds.map(\.tags) == [["mine"], ["all", "one", "two"]])
    #expect(config.feeds.map(\.name) == [nil, "B"])
  }

  @Test(arguments: [
    ("feed://a.example/rss", "http://a.example/rss"), ("feed:https://a.example/rss", "https://a.example/rss"),
    ("FEED://https://a.example/rss", "https://a.example/rss"), ("feeds://a.example/rss", "https://a.example/rss"),
  ])
  func anAddressForReadersIsTheURLThatIsMeant(text: String, url: String) {
    let urls = FeedList.importable(SourceText(text + "\n", file: "urls"), path: "urls")
    #expect(urls.mistakes == [] && urls.feeds.map(\.url) == [url])
    let opml = "<opml><outline xmlUrl='\(text)'/></opml>"
    #expect(FeedList.read(SourceText(opml, file: "f")).feeds.map(\.url) == [url])
  }

  @Test func whatTheConfigurationRefusesIsNoFeedOfAnImport() {
    let text =
      "https://a.example/\nexec:x.sh\nhttps://u:secret@b.example/\n\"https://c.example/x y\"\nfile:d.xml\nf.example"
    let imported = FeedList.importable(SourceText(text, file: "urls"), path: "urls")
    #expect(imported.feeds.map(\.url) == ["https://a.example/"])
    #expect(Set(imported.mistakes.map(\.line)) == [2, 3, 4, 5, 6])
    #expect(!imported.mistakes.contains { $0.description.contains("secret") })
  }

  @Test func aTitleOfSeveralLinesOrOfABookIsNoMistake() throws {
    let sandbox = try ConfigSandbox()
    let long = String(repeating: "long ", count: 2000)
    try sandbox.write(
      "<opml><outline text='\(long)'><outline title='A&#10;feed&#0009; \u{202E}' xmlUrl='https://a.example/'/></outline></opml>",
      to: "f.opml")
    let feed = try #require(try sandbox.read("feed_files: [f.opml]").feeds.first)
    #expect(feed.name == "A feed \u{FFFD}")
    #expect(feed.tags.count == 1 && feed.tags[0].utf8.count <= 4096)
  }
}

/// How the characters of a file stand in bytes.
private enum Spelling {
  case utf8, markedUTF8, little, big, markedLittle, markedBig, latin1

  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .markedUTF8: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .little: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .big: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .markedLittle: [0xFF, 0xFE] + Spelling.little.bytes(text)
    case .markedBig: [0xFE, 0xFF] + Spelling.big.bytes(text)
    case .latin1: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }
}
