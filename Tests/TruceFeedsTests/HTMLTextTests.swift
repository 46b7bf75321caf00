import Testing

@testable import TruceFeeds

@Suite struct HTMLTextTests {
  private func text(_ html: String, _ dialect: HTMLText.Dialect = .html, _ entities: DeclaredEntities = .init())
    -> String
  {
    var renderer = HTMLText(dialect, entities: entities)
    var output = ByteBuffer()
    Array(html.utf8).withUnsafeBufferPointer { renderer.render($0, into: &output) }
    return String(decoding: output.view, as: UTF8.self)
  }

  /// Source: WHATWG HTML, section 15.3, for what is a block; 13.1.2 for the syntax of tags.
  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("<p>One</p><p>Two</p>", "One\nTwo"), ("<p>One<p>Two", "One\nTwo"),
    ("One<br>Two<br/>Three<BR />Four", "One\nTwo\nThree\nFour"), ("One<br><br>\n<br>Two", "One\nTwo"),
    ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"), ("<h1>One</h1>Two", "One\nTwo"),
    ("<div>One</div>Two", "One\nTwo"),
    ("a<b>b</b>c", "abc"), ("a <i>b</i> c", "a b c"), ("<a href=\"https://example.org/?a=1&b=2\">link</a>", "link"),
    ("<table><tr><td>1</td><td>2</td></tr><tr><th>3<th>4</table>", "1 2\n3 4"),
    ("<img src='a.jpg' alt='x'>text", "text"),
    ("<blockquote><p>One</p></blockquote>", "One"), ("One<hr>Two", "One\nTwo"), ("<dl><dt>a<dd>b</dl>", "a\nb"),
    ("<P CLASS=x>One</P>", "One"), ("<p\nclass='x'\n>One</p\n>", "One"), ("<x-y>One</x-y>", "One"),
    ("<o:p>One</o:p>", "One"),
    ("<figure><figcaption>One</figcaption></figure>Two", "One\nTwo"), ("<pre>a  b</pre>", "a b"),
  ])
  func blocksAndBreaksEndALine(html: String, expected: String) { #expect(text(html) == expected) }

  @Test(arguments: [
    (" a ", "a"), ("a  \n\t b", "a b"), ("a\u{A0}\u{A0}b", "a b"), ("a&nbsp;&#160; b", "a b"), ("<b> a </b> b", "a b"),
    ("a<b> </b>b", "a b"), ("a <br> b", "a\nb"), (" <p> a </p> ", "a"), ("a\u{0}b\u{1F}c", "a b c"), ("\n\n", ""),
    ("a&#10;b", "a b"),
    ("ab&shy;c", "ab\u{AD}c"), ("a\u{2003}b", "a\u{2003}b"),
  ])
  func otherWhiteSpaceIsOneSpace(html: String, expected: String) { #expect(text(html) == expected) }

  /// Source: WHATWG HTML, section 4.5.10 and, for tags that are left out, 13.1.2.4.
  @Test(arguments: [
    ("<ruby>和平<rt>わへい</rt></ruby>交渉", "和平交渉"), ("<ruby>和<rt>わ</rt>平<rt>へい</rt></ruby>", "和平"),
    ("<ruby>和<rp>（</rp><rt>わ</rt><rp>）</rp>平<rp>（</rp><rt>へい</rt><rp>）</rp></ruby>。", "和平。"),
    ("<ruby>和平<rt>わへい</ruby>交渉", "和平交渉"), ("<ruby>和<rp>(<rt>わ<rp>)</ruby>平", "和平"),
    ("<ruby><rb>和<rb>平<rt>わ<rt>へい</ruby>交渉", "和平交渉"),
    ("<ruby><rb>停</rb><rb>战</rb><rtc><rt>tíng</rt><rt>zhàn</rt></rtc></ruby>协议", "停战协议"),
    ("<ruby>停战<rtc>tíng zhàn</ruby>协议", "停战协议"),
    ("<RUBY>停战<RT>tíng<b>zhàn</b></RT></RUBY>", "停战"), ("<ruby><b>停</b><rt>x</rt></ruby><i>战</i>", "停战"),
    ("<ruby><ruby>停<rt>a</rt></ruby>战<rt>b</rt></ruby>!", "停战!"),
    ("<ruby>漢<rt>kan<ruby>字<rt>ji</rt></ruby> agree on a truce", "漢字 agree on a truce"),
    ("<ruby>停<rt>agree on a truce", "停agree on a truce"), ("<ruby>停<rt>a<rtc>b truce", "停b truce"),
    ("<ruby>停<rt><ruby>a<rt>b</rt></ruby></rt></ruby>战", "停a战"),
    ("<p><ruby>停<rt>てい</p><p>次</p>", "停\n次"), ("<ruby>停<rt>a < b</rt></ruby>战", "停战"),
    ("a <rt>b</rt> c", "a b c"), ("</ruby><rt>b</rt>", "b"), ("<ruby>停<rt>", "停"),
  ])
  func readingsAreNoText(html: String, expected: String) {
    #expect(text(html) == expected)
    #expect(text(html, .guessed) == expected)
  }

  /// Source: CSS Text 3, section 4.1.2.
  @Test(arguments: [
    ("加沙停\n火协议", "加沙停火协议"), ("停 \r\n\t 火", "停火"), ("ガザ停\n戦", "ガザ停戦"), ("停火。\n双方", "停火。双方"),
    ("<b>停</b>\n<i>火</i>", "停火"), ("𠮷\n野", "𠮷野"), ("停火\nNATO", "停火 NATO"), ("NATO\n停火", "NATO 停火"),
    ("휴전\n합의", "휴전 합의"), ("停 火", "停 火"), ("停<br>火", "停\n火"), ("a\nb", "a b"), ("é\né", "é é"), ("\n停", "停"),
  ])
  func aLineBreakBetweenIdeographsIsNoSpace(html: String, expected: String) { #expect(text(html) == expected) }

  /// Source: WHATWG HTML, section 13.2.5, the states of the tokenizer for comments, declarations and raw text.
  @Test(arguments: [
    ("a<script>b < c && d</script>e", "ae"), ("a<style>p > b { }</style>e", "ae"), ("a<script>'<b>'</script >e", "ae"),
    ("a<SCRIPT type=x>b</Script>e", "ae"), ("a<noscript><p>b</p></noscript>e", "ae"), ("a<script>b", "a"),
    ("a<script src=x></script>e", "ae"), ("a<script>b</scripts>c</script>e", "ae"), ("a<!-- b -->c", "ac"),
    ("a<!-- <p> > -- b -->c", "ac"), ("a<!--->c", "ac"), ("a<!-->c", "ac"), ("a<!---->c", "ac"), ("a<!-- b", "a"),
    ("a<!DOCTYPE html>c", "ac"), ("a<?php b ?>c", "ac"), ("a<![CDATA[b <i>c</i>]]>d", "ab cd"),
  ])
  func whatIsNotShownSaysNothing(html: String, expected: String) { #expect(text(html) == expected) }

  @Test(arguments: [
    ("a < b", "a < b"), ("a<", "a<"), ("a <3 b", "a <3 b"), ("1<2>1", "1<2>1"), ("a<b", "a<b"), ("a > b", "a > b"),
    ("<a title='x>y'>b</a>", "b"), ("<a title=\"<p>\">b</a>", "b"), ("<a title='x>b", "b"), ("a<b <i>c</i>", "ac"),
    ("<p title=it's>a</p>b's", "a\nb's"),
  ])
  func aLessSignBeginsATagOrIsText(html: String, expected: String) { #expect(text(html) == expected) }

  @Test(arguments: [
    ("AT&amp;T", "AT&T"), ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"), ("&amp;amp;", "&amp;"), ("&rsquo;s", "’s"),
    ("&copy 2026", "© 2026"),
    ("a&b", "a&b"), ("&#8364;5", "€5"), ("&nonsense;", "&nonsense;"), ("?a=1&copy=2", "?a=1&copy=2"),
    ("&#x1F54A;", "🕊"),
  ])
  func referencesAreDecodedOnce(html: String, expected: String) { #expect(text(html) == expected) }

  /// A title says `<T>` and means it; but what HTML knows is a tag there too.
  @Test(arguments: [
    ("a <T> b", "a <T> b"), ("vector<int> wins", "vector<int> wins"), ("a <b>truce</b> holds", "a truce holds"),
    ("One<br>Two", "One\nTwo"), ("x <y and z> w", "x <y and z> w"), ("AT&amp;T", "AT&T"), ("a<!-- b -->c", "ac"),
    ("a <?xml b?> c", "a <?xml b?> c"), ("<script>x</script>a", "a"),
  ])
  func guessedTextKeepsWhatHTMLDoesNotKnow(html: String, expected: String) { #expect(text(html, .guessed) == expected) }

  @Test func referencesOnlyKeepsTags() {
    #expect(text("<b>AT&amp;T</b>  &lt;me@example.org&gt;", .referencesOnly) == "<b>AT&T</b> <me@example.org>")
  }

  @Test func plainTextKeepsTagsAndReferences() {
    #expect(text("<b>AT&amp;T</b>\n x", .plain) == "<b>AT&amp;T</b> x")
  }

  @Test func whatTheDocumentDeclaresIsKnown() {
    var entities = DeclaredEntities()
    entities.read(internalSubset: Array("<!ENTITY desk 'the desk'>".utf8))
    #expect(text("from &desk;", .html, entities) == "from the desk")
  }

  /// All the elements of one table, each found by its name in any case, and nothing by a name that is near.
  @Test func elementsAreFoundByTheirNames() {
    func element(_ name: String) -> HTMLElement {
      Array(name.utf8).withUnsafeBufferPointer { HTMLElement($0) }
    }
    for name in ["p", "P", "div", "h1", "H6", "br", "figcaption", "blockquote", "li"] {
      #expect(element(name) == .block)
    }
    for name in ["a", "b", "span", "SPAN", "img", "colgroup", "h"].dropLast() { #expect(element(name) == .inline) }
    #expect(element("td") == .cell)
    #expect(element("script") == .script)
    for name in ["", "h", "h7", "pp", "t", "int", "blockquot", "blockquote1", "figcaptions", "x-y"] {
      #expect(element(name) == .unknown, "\(name)")
    }
  }
}

@Suite struct HTMLTagTests {
  private func tag(_ text: String) -> HTMLTag? {
    Array(text.utf8).withUnsafeBufferPointer { HTMLTag($0, at: 0) }
  }

  @Test(arguments: [
    ("<p>", 3), ("</p>", 4), ("<p >x", 4), ("<br/>", 5), ("<p a=b>x", 7), ("<p a='>'>x", 9), ("<p a=\">\">x", 9),
    ("<p a='x>y", 8),
    ("<p <b>", 3), ("<p a=b'c>d", 9),
  ])
  func aTagEndsAtItsBracket(text: String, end: Int) { #expect(tag(text)?.end == end) }

  @Test(arguments: ["<", "<>", "</>", "< p>", "<p", "<1>", "<p a", "<!p>", "<?p>", "<p,>", "<é>"])
  func whatIsNoTagIsNone(text: String) { #expect(tag(text) == nil) }

  @Test func anEndTagIsTold() {
    #expect(tag("</p>")?.isEnd == true)
    #expect(tag("<p/>")?.isEnd == false)
    #expect(tag("<p>")?.isKnown == true)
    #expect(tag("<T>")?.isKnown == false)
  }
}

@Suite struct Base64Tests {
  /// Source: RFC 4648, section 10, the test vectors; section 5 for `-` and `_`.
  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
    ("Zm9vYmFy", "foobar"),
    ("Zm9v\r\n YmFy\n", "foobar"), ("Zm8", "fo"),
  ])
  func theVectorsOfTheStandardAreRead(text: String, expected: String) {
    #expect(Base64.decode(text.utf8) == Array(expected.utf8))
  }

  @Test func bothAlphabetsAreRead() {
    #expect(Base64.decode("+/+/".utf8) == [0xFB, 0xFF, 0xBF])
    #expect(Base64.decode("-_-_".utf8) == [0xFB, 0xFF, 0xBF])
  }

  @Test(arguments: ["A truce.", "Zm9v!", "é"]) func otherTextIsNone(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }
}

@Suite struct URLWordsTests {
  @Test(arguments: [
    ("https://example.org/2026/11/truce-talks-resume-in-cairo-20261122.html", "truce talks resume in cairo"),
    ("https://example.org/news/truce_talks+resume?a-b=c#d-e", "truce talks resume"),
    ("https://example.org/truce-holds/12345", "truce holds"), ("https://example.org/truce-holds/", "truce holds"),
    ("https://example.org/a/truce-talks/amp", "truce talks"),
    ("https://example.org/f16-deal-stalls.php", "f16 deal stalls"),
    (
      "https://example.org/%D0%BF%D0%B5%D1%80%D0%B5%D0%BC%D0%B8%D1%80%D1%8F-%D1%82%D1%80%D0%B8%D0%B2%D0%B0%D1%94",
      "перемиря триває"
    ),
    ("https://example.org/truce-talks-a1b2c3d4e5", "truce talks"),
  ])
  func theWordsOfThePathAreATitle(url: String, title: String) { #expect(URLWords.title(of: url) == title) }

  @Test(arguments: [
    "https://example.org/", "https://example.org", "https://example.org/world", "https://example.org/2026/11/22",
    "https://example.org/2026-11-22", "https://truce-talks.example.org/", "https://example.org/?truce-talks", "",
    "truce-talks",
    "https://example.org/%FF-%FE",
  ])
  func aPathWithoutWordsIsNone(url: String) { #expect(URLWords.title(of: url) == nil) }
}
