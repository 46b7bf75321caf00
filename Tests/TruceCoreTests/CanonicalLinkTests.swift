import Testing

@testable import TruceCore

/// The state keeps hashes of canonical links: they stay what they were, byte for byte, but for what was found to name a
/// story: path parameters that are no session, and query parameters with names like those of trackers.
@Suite struct CanonicalLinkTests {
  @Test(arguments: [
    ("https://www.Wire.example:443/Story/?utm_source=rss&id=1#top", "wire.example/Story?id=1"),
    ("HTTP://wire.example//", "wire.example"), ("http://wire.example/a;jsessionid=1?fbclid=2&&x", "wire.example/a?x"),
    ("https://me:Pass@wire.example:443:80", "me:pass@wire.example"), ("http://www.", ""),
    ("https://wire.example?utm_source#x", "wire.example"),
  ])
  func whatChangesFromPollToPollIsLeftOut(link: String, canonical: String) {
    #expect(CanonicalLink.withBytes(of: link) { link, _ in String(decoding: link, as: UTF8.self) } == canonical)
  }

  @Test(arguments: [
    ("https://wire.example/a;id=7", "wire.example/a;id=7"), ("https://wire.example/a;v=2/b", "wire.example/a;v=2/b"),
    ("https://wire.example/a;JSESSIONID=1;id=7", "wire.example/a;id=7"),
    ("https://wire.example/a;jsessionid=1/b", "wire.example/a/b"),
    ("https://wire.example/s?at_id=4&at_medium=RSS", "wire.example/s?at_id=4"),
    ("https://wire.example/s?mc_story=4&mc_cid=1&ns_no=2&pk_id=3", "wire.example/s?mc_story=4&ns_no=2&pk_id=3"),
  ])
  func whatMayNameAStoryStays(link: String, canonical: String) {
    #expect(CanonicalLink.withBytes(of: link) { link, _ in String(decoding: link, as: UTF8.self) } == canonical)
  }

  @Test(arguments: [
    ("#post-1", "post-1"), ("#!/77", "!/77"), ("#block-6927", "block-6927"), ("#0", "0"), ("#", nil), ("", nil),
    ("#comments", nil), ("#xtor=RSS-3", nil), ("#:~:text=truce", nil), ("#utm_source=rss&x=1", nil), ("#Top", nil),
    ("#Echobox=1700000000", nil),
  ])
  func aFragmentCountsWhereItMayNameAStory(fragment: String, kept: String?) {
    let found = CanonicalLink.withBytes(of: "https://wire.example/live" + fragment) { _, fragment in
      fragment.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(found == .some(kept))
  }

  @Test(arguments: [
    "", "http://", "https:///x", "http:/wire.example", "ftp://wire.example", "http:?//x", "/a", "http#://x",
  ])
  func whatIsNoLinkOfTheWebHasNone(link: String) {
    #expect(CanonicalLink.withBytes(of: link) { link, _ in Array(link) } == nil)
  }

  @Test func everyLinkIsWhatItWasInTheFirstState() {
    var generator = SeededGenerator(seed: 15)
    var links = 0
    let changed = (0..<40_000).compactMap { _ -> String? in
      let link = Self.link(&generator)
      let canonical = CanonicalLink.withBytes(of: link) { link, _ in Array(link) }
      if canonical != nil { links += 1 }
      return canonical == FirstCanonicalLink.bytes(of: link) ? nil : link
    }
    #expect(changed == [])
    #expect(links > 10_000)
  }

  private static let pieces = [
    "http", "https", "HTTP", "hTTps", "ftp", ":", "/", "//", "///", "://", ":80", ":443", ":8080", "www.", "WWW.",
    "www", "wire.example", "Wire.EXAMPLE", "me:Pass@", "[::1]", "?", "#", "&", "&&", "=", ";jsessionid=1?",
    "utm_source=rss",
    "UTM_x", "fbclid", "fbclid=1", "fbclidx=1", "jsessionid=2", "id=1", "Story", "..", " ", "%20", "é", "\u{301}", "\n",
    "ns_campaign=", "at_medium=", "a",
  ]

  private static func link(_ generator: inout SeededGenerator) -> String {
    var link =
      Bool.random(using: &generator) ? "" : ["https://", "http://", "HTTPS://"].randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 0...12, using: &generator) { link += pieces.randomElement(using: &generator) ?? "" }
    return link
  }
}
