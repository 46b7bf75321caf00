import Testing

@testable import TruceCore

/// The state keeps hashes of canonical links: they stay what they were, byte for byte.
@Suite struct CanonicalLinkTests {
  @Test(arguments: [
    ("https://www.Wire.example:443/Story/?utm_source=rss&id=1#top", "wire.example/Story?id=1"),
    ("HTTP://wire.example//", "wire.example"), ("http://wire.example/a;jsessionid=1?fbclid=2&&x", "wire.example/a?x"),
    ("https://me:Pass@wire.example:443:80", "me:pass@wire.example"), ("http://www.", ""),
    ("https://wire.example?utm_source#x", "wire.example"),
  ])
  func whatChangesFromPollToPollIsLeftOut(link: String, canonical: String) {
    #expect(CanonicalLink.withBytes(of: link) { String(decoding: $0, as: UTF8.self) } == canonical)
  }

  @Test(arguments: [
    "", "http://", "https:///x", "http:/wire.example", "ftp://wire.example", "http:?//x", "/a", "http#://x",
  ])
  func whatIsNoLinkOfTheWebHasNone(link: String) {
    #expect(CanonicalLink.withBytes(of: link) { Array($0) } == nil)
  }

  @Test func everyLinkIsWhatItWasInTheFirstState() {
    var generator = SeededGenerator(seed: 15)
    var links = 0
    let changed = (0..<40_000).compactMap { _ -> String? in
      let link = Self.link(&generator)
      let canonical = CanonicalLink.withBytes(of: link) { Array($0) }
      if canonical != nil { links += 1 }
      return canonical == FirstCanonicalLink.bytes(of: link) ? nil : link
    }
    #expect(changed == [])
    #expect(links > 10_000)
  }

  private static let pieces = [
    "http", "https", "HTTP", "hTTps", "ftp", ":", "/", "//", "///", "://", ":80", ":443", ":8080", "www.", "WWW.",
    "www", "wire.example", "Wire.EXAMPLE", "me:Pass@", "[::1]", "?", "#", "&", "&&", "=", ";", "utm_source=rss",
    "UTM_x", "fbclid", "fbclid=1", "fbclidx=1", "jsessionid=2", "id=1", "Story", "..", " ", "%20", "é", "\u{301}", "\n",
    "ns_", "at_=", "a",
  ]

  private static func link(_ generator: inout SeededGenerator) -> String {
    var link =
      Bool.random(using: &generator) ? "" : ["https://", "http://", "HTTPS://"].randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 0...12, using: &generator) { link += pieces.randomElement(using: &generator) ?? "" }
    return link
  }
}
