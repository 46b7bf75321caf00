import Testing
import TruceText

@testable import TruceFeeds

@Suite struct WebAddressTests {
  /// Source: RFC 3986, section 5.4.1 and 5.4.2, every example.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
    ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ])
  func theExamplesOfTheStandardResolve(reference: String, expected: String) {
    #expect(WebAddress.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test(arguments: [
    ("/news/1", "https://example.org", "https://example.org/news/1"),
    ("news/1", "https://example.org", "https://example.org/news/1"),
    ("../1", "https://example.org", "https://example.org/1"),
    ("?p=1", "https://example.org", "https://example.org?p=1"),
    ("//cdn.example.org/1", "https://example.org/a", "https://cdn.example.org/1"),
    ("#c", "https://example.org/a#b", "https://example.org/a#c"),
    ("1", "https://user@example.org:8443/a/b", "https://user@example.org:8443/a/1"),
    ("1", "file:///srv/a.xml", "file:///srv/1"),
    ("https://other.example/1", "https://example.org/", "https://other.example/1"),
    ("HTTPS://OTHER.example/1", "https://example.org/", "HTTPS://OTHER.example/1"),
    ("mailto:a@example.org", "https://example.org/", "mailto:a@example.org"),
    ("urn:x:1", "https://example.org/", "urn:x:1"),
    ("a", "urn:x:1", "a"), ("a", "mailto:a@example.org", "a"), ("a", "", "a"),
    ("a/b:c", "https://example.org/", "https://example.org/a/b:c"),
    ("1:a", "https://example.org/", "https://example.org/1:a"), ("b", "//example.org/a", "//example.org/b"),
    ("b", "/x/a", "/x/b"),
    ("é", "https://example.org/ü/x", "https://example.org/ü/é"),
  ])
  func aReferenceIsMadeAbsolute(reference: String, base: String, expected: String) {
    #expect(WebAddress.resolve(reference, against: base) == expected)
  }

  @Test func withoutABaseItStaysAsItIs() {
    for reference in ["a", "/a", "//a/b", "?a", "", "https://example.org/"] {
      #expect(WebAddress.resolve(reference, against: nil) == reference)
    }
  }

  /// Source: WHATWG URL, section 4.4: white space at the ends, tabs and line breaks go; section 1.3 for spaces inside.
  @Test(arguments: [
    ("https://example.org/a", "https://example.org/a"), (" \n https://example.org/a \r\n", "https://example.org/a"),
    ("https://example.org/\n  a", "https://example.org/%20%20a"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://exam\tple.org/a\r\nb", "https://example.org/ab"), ("", ""), ("  ", ""), ("é ü", "é%20ü"),
  ])
  func whiteSpaceIsNoPartOfAnAddress(reference: String, expected: String) {
    #expect(WebAddress.clean(reference) == expected)
  }

  @Test(arguments: [
    ("http://a", true), ("https://a", true), ("HTTPS://a", true), ("http:/a", false), ("https:a", false),
    ("ftp://a", false),
    ("//a", false), ("/a", false), ("", false), ("xhttp://a", false), ("httpss://a", false),
  ])
  func onlyHTTPIsOfTheWeb(text: String, isWeb: Bool) { #expect(WebAddress.isWeb(text) == isWeb) }
}
