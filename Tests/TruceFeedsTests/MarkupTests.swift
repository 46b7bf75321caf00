import Testing

@testable import TruceFeeds

@Suite struct AttributeReaderTests {
  private func read(_ text: String) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = AttributeReader(bytes)
      var found: [String] = []
      func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      while let (name, value) = reader.next() { found.append(string(name) + (value.map { " is " + string($0) } ?? "")) }
      return found
    }
  }

  /// Source: WHATWG HTML, section 13.1.2.3, the four syntaxes; 13.2.5.32 to 13.2.5.39 for what is none of them.
  @Test(
    arguments: [
      (" a=\"b\" c='d' e=f g", ["a is b", "c is d", "e is f", "g"]), ("", []), ("  \n ", []),
      (" a = \n 'b' ", ["a is b"]),
      (" a='\"' b=\"'\"", ["a is \"", "b is '"]), (" a='b=c>d'", ["a is b=c>d"]), (" a='' b", ["a is ", "b"]),
      (" a='b'c='d'", ["a is b", "c is d"]), (" a=b/c d", ["a is b/c", "d"]), (" a=b/", ["a is b"]),
      (" a=b/>", ["a is b/"]),
      (" a/b/c", ["a", "b", "c"]), (" a='b", ["a is b"]), (" =a", ["=a"]), (" a==b", ["a is =b"]), (" a=", ["a"]),
      (" xml:lang=de", ["xml:lang is de"]), (" a=b>c=d", ["a is b", "c is d"]), ("/>", []),
    ] as [(String, [String])])
  func attributesAreReadAsHTMLReadsThem(text: String, expected: [String]) { #expect(read(text) == expected) }
}

@Suite struct AttributeRepairTests {
  private func write(_ text: String, namespacesMax: Int = 10) -> (text: String, namespaces: Int) {
    var repair = AttributeRepair()
    var output = ByteBuffer()
    let count = Array(text.utf8).withUnsafeBufferPointer {
      repair.write($0, namespacesMax: namespacesMax, into: &output)
    }
    return (String(decoding: output.view.map { $0 == MarkupRepair.referenceMark ? 0x26 : $0 }, as: UTF8.self), count)
  }

  /// Source: XML 1.0, section 3.1: attributes are quoted, unique, without `<`; section 2.3 for names.
  @Test(arguments: [
    (" a=b", " a=\"b\""), (" a='b'", " a=\"b\""), (" a='say \"b\"'", " a=\"say &quot;b&quot;\""),
    (" a='<b>'", " a=\"&lt;b>\""),
    (" a='x&y'", " a=\"x&y\""), (" a='x&amp;y'", " a=\"x&amp;y\""), (" a=1 a=2", " a=\"1\""),
    (" a=1 A=2", " a=\"1\" A=\"2\""),
    (" a", ""), (" a b=c", " b=\"c\""), (" 1a=b -c=d .e=f", ""), (" a:b=c", " a:b=\"c\""), (" a:b:c=d :e=f g:=h", ""),
    (" é=b", ""), (" a@b=c", ""), (" _a-1.b=c", " _a-1.b=\"c\""), (" a='b\tc\nd'", " a=\"b c d\""),
    (" a='b\u{0}\u{1B}\u{7F}c'", " a=\"bc\""), (" a=''", " a=\"\""), (" a=b/", " a=\"b\""), ("", ""),
  ])
  func whatIsWrittenIsXML(text: String, expected: String) { #expect(write(text).text == expected) }

  @Test func namespacesAreCounted() {
    let text = " xmlns='a' xmlns:b='c' xmlns:d='e' f='g'"
    #expect(write(text) == (" xmlns=\"a\" xmlns:b=\"c\" xmlns:d=\"e\" f=\"g\"", 3))
    #expect(write(text, namespacesMax: 2) == (" xmlns=\"a\" xmlns:b=\"c\" f=\"g\"", 2))
    #expect(write(text, namespacesMax: 0) == (" f=\"g\"", 0))
  }

  @Test func onlySoManyAreKept() {
    let text = (0..<100).map { " a\($0)=b" }.joined()
    #expect(write(text).text == (0..<AttributeRepair.countMax).map { " a\($0)=\"b\"" }.joined())
    #expect(write(" " + String(repeating: "n", count: 257) + "=a b=c").text == " b=\"c\"")
  }

  @Test func oneTagsNamesAreNotTheNexts() {
    var repair = AttributeRepair()
    var output = ByteBuffer()
    for _ in 0..<2 {
      _ = Array(" a=b".utf8).withUnsafeBufferPointer { repair.write($0, namespacesMax: 0, into: &output) }
    }
    #expect(String(decoding: output.view, as: UTF8.self) == " a=\"b\" a=\"b\"")
  }
}

@Suite struct TagNameTests {
  /// Source: Namespaces in XML 1.0, section 4: a name has one colon at most, with a name on either side.
  @Test(arguments: [
    ("item", "item"), ("item a=b", "item"), ("item/", "item"), ("media:content url", "media:content"), ("h1", "h1"),
    ("a-b.c_d", "a-b.c_d"), ("1a", "_a"), ("a:1", "a:_"), ("a:b:c", "a:b_c"), (":a", "_a"), ("a:", "a_"),
    ("a,b", "a_b"),
    ("é", "__"), ("-", "_"), ("a=b", "a"), ("", ""), ("a\tb", "a"),
  ])
  func aNameIsMadeOne(text: String, expected: String) {
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { #expect(TagName($0).description == expected) }
  }

  @Test func theElementsThatHTMLNeverClosesAreKnown() {
    for (text, isVoid) in [
      ("br", true), ("IMG", true), ("hr", true), ("wbr", true), ("link", false), ("b", false), ("x:br", false),
    ] {
      var bytes = Array(text.utf8)
      bytes.withUnsafeMutableBufferPointer { #expect(TagName($0).isVoidHTML == isVoid, "\(text)") }
    }
  }
}

@Suite struct OpenTagsTests {
  /// The end tags that `change` writes, and what it says of them.
  private func after(
    _ open: [String], _ change: (inout OpenTags, inout ByteBuffer) -> String
  ) -> (written: String, said: String, left: Int) {
    var tags = OpenTags(depthMax: 256)
    var output = ByteBuffer()
    for name in open { self.name(name) { tags.open($0, namespaces: 1) } }
    let said = change(&tags, &output)
    return (String(decoding: output.view, as: UTF8.self), said, tags.count)
  }

  private func name<Result>(_ text: String, _ body: (TagName) -> Result) -> Result {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBufferPointer { body(TagName($0)) }
  }

  @Test(arguments: [
    (["rss", "item"], "item", "</item>", "matched", 1),
    (["rss", "item", "title", "b"], "item", "</b></title></item>", "crossed", 1),
    (["rss", "item"], "title", "", "unknown", 2), (["rss", "Item"], "item", "</Item>", "matched", 1),
    (["item", "Item"], "item", "</Item></item>", "crossed", 0),
    (["rss", "dc:creator"], "creator", "</dc:creator>", "crossed", 1),
    (["rss", "creator"], "dc:creator", "</creator>", "crossed", 1), (["rss", "dc:date"], "x:date", "", "unknown", 2),
    (["rss", "dc:date", "b"], "date", "", "unknown", 3), ([], "rss", "", "unknown", 0),
  ])
  func anEndTagClosesItsElement(open: [String], end: String, written: String, said: String, left: Int) {
    let found = after(open) { tags, output in name(end) { "\(tags.close($0, into: &output))" } }
    #expect(found == (written, said, left))
  }

  /// Source: WHATWG HTML, section 13.1.2.4, for the end tags that may be left out.
  @Test(arguments: [
    (["rss", "channel", "item"], "item", "</item>", true),
    (["channel", "item", "title"], "item", "</title></item>", true),
    (["channel", "item", "content", "div"], "item", "", false), (["rss", "channel"], "item", "", false),
    (["feed", "entry"], "entry", "</entry>", true), (["div", "p"], "p", "</p>", false),
    (["ul", "li"], "li", "</li>", false),
    (["ul", "li", "b"], "li", "", false), (["tr", "td"], "td", "</td>", false), (["dl", "dt"], "dd", "", false),
    (["a", "title"], "title", "", false),
  ])
  func aStartTagClosesWhatCannotHoldIt(open: [String], start: String, written: String, isFault: Bool) {
    let found = after(open) { tags, output in name(start) { "\(tags.closeImplied(by: $0, into: &output))" } }
    #expect(found.written == written)
    #expect(found.said == "\(isFault)")
  }

  @Test func namespacesOfClosedElementsAreGivenBack() {
    var tags = OpenTags(depthMax: 10)
    var output = ByteBuffer()
    let all = tags.namespacesLeft
    name("a") { tags.open($0, namespaces: 3) }
    name("b") { tags.open($0, namespaces: 2) }
    #expect(tags.namespacesLeft == all - 5)
    tags.closeLast(into: &output)
    #expect(tags.namespacesLeft == all - 3)
    tags.closeLast(into: &output)
    tags.closeLast(into: &output)
    #expect(tags.namespacesLeft == all)
    let isEmpty = tags.isEmpty
    #expect(isEmpty)
    #expect(String(decoding: output.view, as: UTF8.self) == "</b></a>")
  }
}

@Suite struct MarkupRepairTests {
  /// What comes out, with the texts where their marks stand and `&` where its mark stands.
  private func repair(_ text: String, step: Int = .max, limits: FeedLimits = .init()) -> (
    text: String, faults: [String]
  ) {
    var repair = MarkupRepair(limits: limits)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(step, bytes.count)) {
      bytes[start..<min(start.advanced(by: min(step, bytes.count)), bytes.count)].withUnsafeBufferPointer {
        repair.repair($0)
      }
    }
    repair.finish()
    var whole: [UInt8] = []
    for byte in repair.output.view {
      // In the value of an attribute the mark is that of a reference.
      let isValue = whole.last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") } == UInt8(ascii: "<")
      guard byte == TextRuns.mark, !isValue else {
        whole.append(byte)
        continue
      }
      _ = repair.texts.take { whole += $0 }
    }
    return (
      String(decoding: whole.map { $0 == MarkupRepair.referenceMark ? 0x26 : $0 }, as: UTF8.self),
      repair.takeFaults().map { "\($0.line): \($0.message)" }
    )
  }

  @Test(arguments: [
    ("<rss>a</rss>", "<rss>a</rss>"), ("<?xml version='1.0'?>\n<rss>a</rss>\n", "<rss>a</rss>"),
    ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>", "<rss>&a;</rss>"),
    ("<rss><!-- x --><?y z?>a</rss>", "<rss>a</rss>"),
    ("<rss><![CDATA[a <b> & c]]></rss>", "<rss>a <b> & c</rss>"), ("<rss><![CDATA[a]]b]]]></rss>", "<rss>a]]b]</rss>"),
    ("<rss>AT&T &amp; a</rss>", "<rss>AT&T &amp; a</rss>"), ("<rss>a < b</rss>", "<rss>a &lt; b</rss>"),
    ("<rss>a\u{0}\u{8}\u{7F}b\u{C}c</rss>", "<rss>ab c</rss>"), ("<rss><a/><b /></rss>", "<rss><a/><b/></rss>"),
    ("<rss><a b=c d/></rss>", "<rss><a b=\"c\"/></rss>"), ("<rss><a b='<x&'/></rss>", "<rss><a b=\"&lt;x&\"/></rss>"),
    ("<rss>a<br>b<img src=x></rss>", "<rss>a<br/>b<img src=\"x\"/></rss>"),
    ("<rss\n a='1'\n>x</rss >", "<rss a=\"1\">x</rss>"),
  ])
  func wholeMarkupIsPassedOn(text: String, expected: String) {
    for step in [.max, 1, 3] { #expect(repair(text, step: step) == (expected, []), "in pieces of \(step)") }
  }

  @Test(
    arguments: [
      ("<rss><a><b>x</a>y</rss>", "<rss><a><b>x</b></a>y</rss>", ["1: end tag </a> closes other open elements"]),
      ("<rss>x</b>y</rss>", "<rss>xy</rss>", ["1: end tag </b> without a start tag"]),
      (
        "<rss>\n<item><item></item></rss>", "<rss>\n<item></item><item></item></rss>",
        ["2: element that <item> ends was not closed"]
      ),
      ("<rss>x</rss>\n junk", "<rss>x</rss>", ["2: junk after the end of the feed"]),
      ("<rss>x</rss><b>", "<rss>x</rss>", ["1: junk after the end of the feed"]),
      ("<br><rss>x</rss>", "<rss>x</rss>", ["1: junk before the feed"]),
      ("<rss><a b=\"c><d>x</d></rss>", "<rss><a b=\"c\"><d>x</d></a></rss>", nil),
      ("<rss>a <b and <c>x</c></rss>", "<rss>a &lt;b and <c>x</c></rss>", ["1: '<' that begins no tag"]),
      ("<rss><![CDATA[a<b>c</b></rss>", "<rss>a<b>c</b></rss>", ["1: CDATA section that never ends"]),
    ] as [(String, String, [String]?)])
  func brokenMarkupIsMadeWhole(text: String, expected: String, faults: [String]?) {
    for step in [.max, 1, 3] {
      let found = repair(text, step: step)
      #expect(found.text == expected, "in pieces of \(step)")
      if let faults { #expect(found.faults == faults, "in pieces of \(step)") }
    }
  }

  @Test(arguments: [
    ("<html><body><rss></rss></body></html>", ""), ("<opml><body/></opml>", ""), ("plain text", ""),
    ("<channel>x</channel>", "<channel>x</channel>"),
    ("<x><channel>x</channel></x>", ""), ("<x:rss>a</x:rss>", "<x:rss>a</x:rss>"),
    ("<html></html><rss>a</rss>", "<rss>a</rss>"),
  ])
  func onlyTheRootOfAFeedIsPassedOn(text: String, expected: String) { #expect(repair(text).text == expected) }

  @Test func limitsStopTheReading() {
    var deep = MarkupRepair(limits: FeedLimits(depthMax: 3))
    Array("<rss><a><b><c>".utf8).withUnsafeBufferPointer { deep.repair($0) }
    #expect(deep.stoppedBy == .depth(max: 3))
    var long = MarkupRepair(limits: FeedLimits(tagBytesMax: 20))
    Array("<rss><a b='0123456789012345'/>".utf8).withUnsafeBufferPointer { long.repair($0) }
    #expect(long.stoppedBy == .tagBytes(max: 20))
  }

  @Test func linesOfFaultsAreThoseOfTheInput() {
    let text = "<?xml version='1.0'?>\n<!--\n-->\n<rss\n>\n<![CDATA[\n]]>a\n</b></rss>"
    for step in [.max, 1, 3] { #expect(repair(text, step: step).faults == ["8: end tag </b> without a start tag"]) }
  }
}

@Suite struct DoctypeScannerTests {
  private func scan(_ text: String) -> (rest: String, name: String)? {
    var scanner = DoctypeScanner()
    let bytes = Array(text.utf8)
    guard let end = bytes.firstIndex(where: { scanner.read($0) }) else { return nil }
    return (String(decoding: bytes[(end + 1)...], as: UTF8.self), scanner.name)
  }

  /// Source: XML 1.0, section 2.8: quotes, an internal subset and its comments may hold `>`.
  @Test(arguments: [
    (" html>x", "x", "html"), (" HTML PUBLIC \"a>b\" 'c>d'>x", "x", "html"), (" rss [<!ENTITY a 'b'>]>x", "x", "rss"),
    (" rss[<!-- ]> ' -->]>x", "x", "rss"), (" rss [<!ENTITY a \"]>\">] >x", "x", "rss"), (" rdf:RDF>x", "x", "rdf:rdf"),
    (">x", "x", ""),
  ])
  func aDoctypeEndsOutsideItsSubset(text: String, rest: String, name: String) throws {
    #expect(try #require(scan(text)) == (rest, name))
  }

  @Test(arguments: ["", " html", " rss [<!ENTITY a 'b'>", " rss [<!ENTITY a 'b>]>"]) func aCutOneDoesNotEnd(
    text: String
  ) {
    #expect(scan(text) == nil)
  }
}
