import Testing
import TruceFeeds

/// Inputs of the kinds that fuzzing (Tests/Fuzz) makes, each alone, doubled and inside an item.
@Suite struct FuzzFindTests {
  private static let pieces = [
    "<", "</", "</>", "<>", "< >", "<!", "<!>", "<!-", "<!-->", "<!--->", "<!-- -- -->", "<![", "<![CDATA", "<![CDATA[",
    "]]>",
    "<![CDATA[]]>", "<![CDATA[]]]]>", "<?", "<?>", "<?xml?>", "<?x >", "<!DOCTYPE", "<!DOCTYPE>", "<!DOCTYPE [",
    "<!DOCTYPE a []>",
    "<!DOCTYPE a [<!ENTITY>]>", "<!DOCTYPE a [<!ENTITY b>]>", "<!DOCTYPE a [<!ENTITY b \"", "<!DOCTYPE a [<!-- ' -->]>",
    "<a =>", "<a ==''>", "<a b=>", "<a b='>", "<a b=\"c\"d='e'/>", "<a/b/c>", "<a:b:c/>", "<:a/>", "<a:/>", "<a:1/>",
    "<é/>",
    "<a xmlns=''/>", "<a xmlns:b=''/>", "<a xmlns:xml='c'/>", "<a xmlns:xmlns='c'/>", "<a b='1' b='2'/>", "<xml/>",
    "&", "&;", "&#;", "&#x;", "&#xFFFFFFFFFF;", "&#55296;", "&amp", "&a.b;", "&amp;#38;#38;", "\u{7F}lt;", "\u{7F}",
    "\u{0}",
    "<item>", "<entry>", "</item>", "<title>", "<title/>", "<link/>", "<link href=''/>", "<link href='%'/>", "<guid/>",
    "<author><author><name>", "<author><name/></author>", "<category term=''/>", "<enclosure/>", "<media:group>",
    "<source>",
    "<content src=''/>", "<content type='' mode='base64'>=</content>", "<updated>-</updated>", "<pubDate>:::</pubDate>",
    "<pubDate>1:1:1:1 1/1/1 -:- z z</pubDate>", "<ttl>-1</ttl>", "<br>", "<p><p><p>",
    "<a xml:base='://'><link>?</link></a>",
    "<a xml:base='http:'><link>..</link></a>", "<feed>", "<rss>", "<rdf:RDF>", "<urlset>", "<html>", "</html>", "{",
    "[", "\"",
    "\u{FEFF}", "\u{FFFE}", "\u{2028}", "  \n\t ",
  ]

  @Test(arguments: pieces) func nothingOddTraps(piece: String) throws {
    for text in [
      piece, piece + piece, Samples.rss(piece), "<feed><entry>\(piece)</entry></feed>", "{\"items\":[\(piece)",
    ] {
      for type in [nil, "text/xml; charset=utf-16", "text/xml; charset=iso-2022-jp"] {
        _ = try? FeedParser.parse(Array(text.utf8), contentType: type, baseURL: "http://example.org")
      }
    }
    let items = "<item><title>A</title></item><item>\(piece)</item>"
    let document = try? Samples.parse("<rss><channel>" + items)
    #expect(document?.articles.first?.title == "A", "an item that ended before the fault is kept")
  }

  @Test func everyByteMayComeFirst() {
    for first in UInt8.min...UInt8.max {
      for second in [0, 0x3C, 0x7B, 0xFE, 0xFF, 0xBB] as [UInt8] {
        _ = try? FeedParser.parse([first, second, 0, 0x3C])
      }
    }
  }
}
