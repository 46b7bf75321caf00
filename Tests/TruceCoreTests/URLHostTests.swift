import Testing

@testable import TruceCore

@Suite struct URLHostTests {
  @Test(arguments: [
    ("https://wire.example/rss", "wire.example"), ("http://Wire.Example:8080?x", "wire.example:8080"),
    ("https://me:pass@wire.example#top", "wire.example"), ("https://a@b@wire.example", "wire.example"),
    ("http://[::1]:80/x", "[::1]:80"), ("file:///tmp/feed.xml", "file:///tmp/feed.xml"),
    ("wire.example", "wire.example"),
    ("https://wire.example/?next=https://other.example/", "wire.example"),
  ])
  func theHostStandsBetweenTheSchemeAndThePath(url: String, host: String) {
    #expect(URLHost.of(url) == host)
  }

  @Test func anOriginIsSchemeHostAndPort() {
    #expect(URLHost.isSameOrigin("https://wire.example/a", "HTTPS://WIRE.example/b"))
    #expect(!URLHost.isSameOrigin("https://wire.example/a", "http://wire.example/a"))
    #expect(!URLHost.isSameOrigin("https://wire.example/a", "https://wire.example:444/a"))
    #expect(!URLHost.isSameOrigin("nothing", "nothing"))
  }
}
