import Testing

@testable import TruceFeeds

@Suite struct ReferenceTests {
  /// The text of XML with `&` in it, as `MarkupRepair` passes it on, and the names that nobody defines.
  private func decodeXML(_ text: String, _ entities: DeclaredEntities = .init()) -> (text: String, undefined: [String])
  {
    let marked = text.utf8.map { $0 == UInt8(ascii: "&") ? MarkupRepair.referenceMark : $0 }
    var output = ByteBuffer()
    var undefined: [String] = []
    marked.withUnsafeBufferPointer { bytes in
      References.decodeXML(bytes, entities: entities, into: &output) { undefined.append($0) }
    }
    return (String(decoding: output.view, as: UTF8.self), undefined)
  }

  /// The scalar of the reference that `text` is, and how many bytes it takes.
  private func decodeHTML(_ text: String) -> (scalar: UInt32, length: Int)? {
    Array(text.utf8).withUnsafeBufferPointer { References.scalar($0, from: 1, isXML: false) }
  }

  /// Source: XML 1.0, section 4.1 (character and entity references) and 4.6 (predefined entities).
  @Test(arguments: [
    ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("a &amp; b", "a & b"), ("&#65;&#x42;&#x63;", "ABc"), ("&#8217;", "’"),
    ("&#x2019;", "’"), ("&#x1F54A;", "🕊"), ("&#128330;", "🕊"), ("&#0065;", "A"), ("", ""), ("plain", "plain"),
    ("&amp;amp;", "&amp;"), ("&amp;lt;b&amp;gt;", "&lt;b&gt;"), ("&amp;#38;", "&#38;"), ("&#38;lt;", "&lt;"),
  ])
  func theReferencesOfXMLAreDecodedOnce(text: String, expected: String) {
    let (decoded, undefined) = decodeXML(text)
    #expect(decoded == expected)
    #expect(undefined == [])
  }

  /// A bare `&` is what it looks like; so is a name without its `;`.
  @Test(arguments: [
    "AT&T", "a & b", "&", "&&", "&;", "&#;", "&#x;", "&#xg;", "a&b=c", "?x=1&lt=2", "&lt", "& lt;", "&l t;", "Q&A;",
  ])
  func whatIsNoReferenceIsText(text: String) { #expect(decodeXML(text).text == text) }

  @Test(arguments: [
    ("&nonsense;", ["nonsense"]), ("&a; and &b1;", ["a", "b1"]), ("&1;", []), ("&a.b;", []), ("&a", []), ("AT&T", []),
    ("&" + String(repeating: "x", count: 41) + ";", []),
  ])
  func anEntityThatNobodyDefinesIsTextAndIsTold(text: String, names: [String]) {
    let (decoded, undefined) = decodeXML(text)
    #expect(decoded == text)
    #expect(undefined == names)
  }

  /// Feeds write the names of HTML into XML that does not declare them.
  @Test(arguments: [
    ("&nbsp;", "\u{A0}"), ("&rsquo;", "’"), ("&eacute;", "é"), ("&Eacute;", "É"), ("&euro;", "€"), ("&hellip;", "…"),
  ])
  func theNamesOfHTMLAreKnownInXML(text: String, expected: String) { #expect(decodeXML(text).text == expected) }

  /// Source: HTML 4.01, section 24, the first and last of each list; HTML 5 for `apos` and the names in capitals.
  @Test(
    arguments: [
      ("nbsp", 0xA0), ("yuml", 0xFF), ("szlig", 0xDF), ("fnof", 0x192), ("Alpha", 0x391), ("alpha", 0x3B1),
      ("thetasym", 0x3D1),
      ("piv", 0x3D6), ("bull", 0x2022), ("weierp", 0x2118), ("alefsym", 0x2135), ("larr", 0x2190), ("hArr", 0x21D4),
      ("harr", 0x2194), ("forall", 0x2200), ("sdot", 0x22C5), ("lceil", 0x2308), ("loz", 0x25CA), ("spades", 0x2660),
      ("diams", 0x2666), ("quot", 0x22), ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("OElig", 0x152), ("oelig", 0x153),
      ("Scaron", 0x160), ("Yuml", 0x178), ("circ", 0x2C6), ("ensp", 0x2002), ("zwnj", 0x200C), ("rlm", 0x200F),
      ("lsquo", 0x2018), ("rsaquo", 0x203A), ("euro", 0x20AC), ("apos", 0x27), ("AMP", 0x26), ("LT", 0x3C),
      ("GT", 0x3E),
      ("QUOT", 0x22), ("COPY", 0xA9), ("REG", 0xAE),
    ] as [(String, UInt32)])
  func theNamesOfHTMLAreKnown(name: String, scalar: UInt32) throws {
    let found = try #require(decodeHTML("&\(name);"))
    #expect(found.scalar == scalar)
    #expect(found.length == name.utf8.count + 1)
  }

  /// Source: WHATWG HTML, section 13.2.5.72 and 13.2.5.73: without `;` before a letter, a digit or `=` it is text.
  @Test(
    arguments: [
      ("&amp b", 3), ("&copy.", 4), ("&lt", 2), ("&#39 s", 3), ("&#x27-", 4), ("&copy=1", nil), ("&copyright;", nil),
      ("&nonsense;", nil), ("& amp;", nil), ("&", nil), ("&#;", nil), ("&#xz", nil),
    ] as [(String, Int?)])
  func inHTMLTheEndMayBeLeftOut(text: String, length: Int?) { #expect(decodeHTML(text)?.length == length) }

  /// Source: WHATWG HTML, section 13.2.5.80 (numeric character reference end state); `Windows1252` for what it lacks.
  @Test(
    arguments: [
      ("&#128;", 0x20AC), ("&#130;", 0x201A), ("&#145;", 0x2018), ("&#146;", 0x2019), ("&#147;", 0x201C),
      ("&#150;", 0x2013),
      ("&#151;", 0x2014), ("&#153;", 0x2122), ("&#x80;", 0x20AC), ("&#x9F;", 0x178), ("&#160;", 0xA0), ("&#0;", 0xFFFD),
      ("&#1114112;", 0x11_0000), ("&#99999999999999999999;", 0x11_0000), ("&#9;", 9), ("&#10;", 10), ("&#27;", 0x20),
      ("&#127;", 0x20),
    ] as [(String, UInt32)])
  func aNumberIsAScalar(text: String, scalar: UInt32) { #expect(decodeHTML(text)?.scalar == scalar) }

  @Test(arguments: ["&#xD800;", "&#55296;", "&#xDFFF;", "&#x110000;", "&#x0;", "&#xFFFFFFFFFFFFFFFF;"])
  func whatIsNoScalarBecomesTheReplacement(text: String) { #expect(decodeXML(text).text == "\u{FFFD}") }

  @Test func theEntitiesOfTheDocumentComeFirst() {
    var entities = DeclaredEntities()
    entities.read(internalSubset: Array("<!ENTITY desk 'the desk'><!ENTITY euro \"EUR\"><!ENTITY lt 'x'>".utf8))
    #expect(decodeXML("&desk; 5 &euro; &desk &lt;", entities).text == "the desk 5 EUR &desk <")
  }
}

@Suite struct DeclaredEntityTests {
  private func value(_ name: String, in subset: String) -> String? {
    var entities = DeclaredEntities()
    entities.read(internalSubset: Array(subset.utf8))
    return entities.value(of: name.utf8).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Source: XML 1.0, section 4.2: quotes of either kind; the first declaration of a name holds.
  @Test(arguments: [
    ("<!ENTITY a \"b\">", "b"), ("<!ENTITY a 'b'>", "b"), ("<!ENTITY\n a\n 'b'\n>", "b"), ("<!ENTITY a ''>", ""),
    ("<!ENTITY a 'b'><!ENTITY a 'c'>", "b"), ("<!ENTITY x 'y'> <!ENTITY a \"it's\">", "it's"),
    ("<!ENTITY a '&#8364;&#x41;'>", "€A"), ("<!ELEMENT e ANY><!ENTITY a 'b'>", "b"),
  ])
  func aPlainTextIsItsValue(subset: String, expected: String) { #expect(value("a", in: subset) == expected) }

  @Test(arguments: [
    "<!ENTITY a SYSTEM 'file:///etc/hostname'>", "<!ENTITY a PUBLIC 'p' 'http://example.org/'>", "<!ENTITY a '&b;'>",
    "<!ENTITY a '<b/>'>", "<!ENTITY % a 'b'>", "<!ENTITY a '%b;'>", "<!ENTITY a", "<!ENTITY a>", "",
    "<!entity a 'b'>", "<!ENTITY a '" + String(repeating: "b", count: 257) + "'>",
  ])
  func whatRefersElsewhereIsLeftOut(subset: String) { #expect(value("a", in: subset) == nil) }

  @Test func onlySoManyAreKept() {
    let subset = (0..<600).map { "<!ENTITY a\($0) 'b'>" }.joined()
    #expect(value("a511", in: subset) == "b")
    #expect(value("a512", in: subset) == nil)
  }
}
