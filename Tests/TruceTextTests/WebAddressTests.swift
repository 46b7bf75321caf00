import Testing
import TruceText

@Suite struct WebAddressTests {
  /// The examples of RFC 3986, 5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
    ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("HTTP://g", "HTTP://g"),
  ])
  func aReferenceIsResolved(reference: String, resolved: String) {
    #expect(WebAddress.resolve(reference, against: "http://a/b/c/d;p?q") == resolved)
  }

  @Test(arguments: [
    ("g", nil, "g"), ("g", "", "g"), ("g", "mailto:a@b.example", "g"), ("g", "urn:x", "g"),
    ("g", "http://a", "http://a/g"), ("g", "/b/c", "/b/g"), ("/g", "b", "/g"), ("g", "#x", "g"),
    ("//g/../h", "https://a", "https://g/h"), ("?q", "//a/b", "//a/b?q"),
  ])
  func whatIsNoBaseOfTheWebResolvesWhatItCan(reference: String, base: String?, resolved: String) {
    #expect(WebAddress.resolve(reference, against: base) == resolved)
  }

  @Test(arguments: [
    ("https://wire.example/rss", "wire.example"), ("http://Wire.Example:8080?x", "wire.example:8080"),
    ("https://me:pass@wire.example#top", "wire.example"), ("https://a@b@wire.example", "wire.example"),
    ("http://[::1]:80/x", "[::1]:80"), ("file:///tmp/feed.xml", "file:///tmp/feed.xml"),
    ("wire.example", "wire.example"), ("https://:80/", ":80"), ("https://me@/", "https://me@/"),
    ("https://wire.example/?next=https://other.example/", "wire.example"),
  ])
  func theServerStandsBetweenTheSchemeAndThePath(url: String, server: String) {
    #expect(WebAddress.server(of: url) == server)
  }

  @Test(arguments: [
    ("https://wire.example/a", "HTTPS://WIRE.example/b"), ("https://wire.example", "https://wire.example:443/"),
    ("http://wire.example:080?a", "http://wire.example:#b"), ("http://me:pass@wire.example/", "http://wire.example/"),
    ("http://[::1]/", "http://[0:0:0:0:0:0:0:1]:80/"), ("http://b\u{fc}cher.example/", "http://b\u{fc}cher.example:80"),
  ])
  func oneSchemeHostAndPortAreOneOrigin(left: String, right: String) {
    #expect(WebAddress.isSameOrigin(left, right))
  }

  @Test(arguments: [
    ("https://wire.example/a", "http://wire.example/a"), ("https://wire.example/a", "https://wire.example:444/a"),
    ("https://wire.example/", "https://wire.example./"), ("https://a.example", "https://b.example"),
    ("https://wire.example/", "https://wire.example@other.example/"), ("nothing", "nothing"),
    ("file:///a", "file:///a"), ("http:/wire.example/", "http:/wire.example/"),
    ("http:///a.example", "http:///a.example"), ("http://%61.example/", "http://%61.example/"),
    ("http://127.1/", "http://127.1/"), ("http://127.0.0.1/", "http://2130706433/"),
    ("http://a.example:65536", "http://a.example:65536"),
  ])
  func whatDiffersOrIsReadInTwoWaysIsNoSameOrigin(left: String, right: String) {
    #expect(!WebAddress.isSameOrigin(left, right))
  }

  @Test(arguments: [
    ("https://user:pass@example.org/a@b", "https://example.org/a@b"), ("http://u@h", "http://h"),
    ("http://a@b@c/d", "http://c/d"), ("https://example.org/@user/feed", "https://example.org/@user/feed"),
    ("https://example.org?mail=a@b", "https://example.org?mail=a@b"), ("user:pass@example.org/", "example.org/"),
    ("http://user:pa/ss@example.org/x", "http://example.org/x"), ("http://[::1]:80/@x", "http://[::1]:80/@x"),
    ("http://example.org:8080/@x", "http://example.org:8080/@x"), ("", ""), ("http://", "http://"),
    ("http://user:p]a/ss@example.org/x", "http://example.org/x"),
    ("http://user:pa#ss@example.org/", "http://example.org/"),
    // A letter's accent behind the mark is one character with it, and no reason to overlook it.
    ("http://\u{301}user:pass@example.org/", "http://example.org/"),
  ])
  func userAndPasswordAreHidden(url: String, redacted: String) { #expect(WebAddress.redacted(url) == redacted) }

  @Test(arguments: [
    [
      "https://a.example/", "https://a.example", "HTTPS://A.EXAMPLE:443", "https://a.example.:0443/",
      "https://a.example/#x",
    ],
    ["http://a.example/%7Eb/%C3%A9?q=%2f", "http://a.example:80/~b/%c3%a9?q=%2F", "http://a.example/~b/\u{e9}?q=%2f"],
    ["http://[::1]/a/c", "http://[0:0:0:0:0:0:0:1]:80/a/./b/../c", "http://[::1]:/a/%2e/c"],
    ["file:///a/b.xml", "file://localhost/a/b.xml", "FILE:///a/./b.xml"],
    ["http://a.example:8080/x", "http://A.example:08080/x"],
  ])
  func spellingsOfOneURLAskForTheSame(urls: [String]) {
    #expect(Set(urls.map(WebAddress.resource)).count == 1, "\(urls.map(WebAddress.resource))")
  }

  @Test(arguments: [
    ("https://a.example/", "http://a.example/"), ("https://a.example/", "https://www.a.example/"),
    ("https://a.example/rss", "https://a.example/rss/"), ("https://a.example/rss", "https://a.example/RSS"),
    ("https://a.example/a%2Fb", "https://a.example/a/b"), ("https://a.example/?a=1", "https://a.example/?a=2"),
    ("https://a.example:80/", "https://a.example/"), ("https://a.example/rss?", "https://a.example/rss"),
    ("https://a.example/a+b", "https://a.example/a%20b"), ("https://a.example/%", "https://a.example/%25"),
  ])
  func urlsThatMayAskForOthersDiffer(one: String, other: String) {
    #expect(WebAddress.resource(of: one) != WebAddress.resource(of: other))
  }

  @Test(arguments: ["", "nothing", "mailto:a@b.example", "https:/a", "http://%", "https://[x]:y/%zz%"])
  func anyTextHasAResource(text: String) {
    #expect(WebAddress.resource(of: text) == WebAddress.resource(of: WebAddress.resource(of: text)))
  }
}
