import Testing
import TruceText

@testable import TruceHTTP

/// `WebAddress.origin` guards credentials: where libcurl would ask a host, it names that one or none.
@Suite struct OriginTests {
  @Test(arguments: [
    "https://press.un.org/en/rss.xml", "HTTP://Example.ORG:8080/a?b#c", "http://example.org.:/",
    "https://u:p@a.example", "http://127.0.0.1:00080/", "http://[::1]/", "https://[2001:DB8::1]:444/x",
    "https://[0:0::1]/", "http://a_b.example#@c", "http://a-b.example?@c", "http://1.example",
    "http://xn--bcher-kva.example", "http://a.example:65535/@b",
  ])
  func anOrdinaryAddressHasTheOriginThatLibcurlAsks(url: String) throws {
    let parser = try URLParser()
    #expect(try parser.parse(url).origin == WebAddress.origin(of: url))
  }

  @Test func noSpellingHasAnotherOriginThanTheOneThatLibcurlAsks() throws {
    let parser = try URLParser()
    var compared = 0
    var wrong: [String] = []
    for url in Self.spellings {
      guard let asked = try? parser.parse(url).origin, let origin = WebAddress.origin(of: url) else { continue }
      compared += 1
      if !Self.names(origin, asked, parser) { wrong.append(url) }
    }
    #expect(wrong == [])
    #expect(compared > 1000)
  }

  /// Whether `origin` is what libcurl asks; a host beyond ASCII, which stays as it is written, must lead there.
  private static func names(_ origin: Origin, _ asked: Origin, _ parser: borrowing URLParser) -> Bool {
    guard origin.host.utf8.contains(where: { $0 >= 0x80 }) else { return origin == asked }
    return (try? parser.parse("\(origin.scheme)://\(origin.host):\(origin.port)/"))?.origin == asked
  }

  // MARK: Spellings

  private static let schemes = [
    "http:", "https:", "HTTP:", "hTTps:", "http", "", "ftp:", "file:", " http:", "http :", "h\u{131}ttp:", "://",
  ]
  private static let slashes = ["//", "/", "///", "////", "", "\\\\", "/\\", "\\/", "/ /"]
  private static let users = [
    "", "u@", "u:p@", "@", ":@", "good.example@", "good.example:80@", "a@b@", "u:p@ss@", "u%40@", "u\\@", "u/@", "u?@",
    "u#@", "u;o=1@", "u\t@", "u @", "[::1]@", "[@", "]@", "u:[@", "\u{e9}@", "u@\u{301}",
  ]
  private static let hosts = [
    "a.example", "A.Example", "a.example.", ".a.example", "a..example", "..", ".", "a_b.example", "-a.example", "a~b",
    "localhost", "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "0x7f.1", "0X7F000001", "0x7f000001", "2130706433",
    "017700000001", "0177.0.0.1", "127.0.0.01", "1.2.3.4.5", "256.1.1.1", "4294967296", "1.2.3.256", "08.1", "1.",
    "1.2.3.4a", "1e3", "1.example", "example.1", "0", "00", "0x", "1.0x", "\u{661}.1", "[::1]", "[::FFFF:127.0.0.1]",
    "[0:0:0:0:0:0:0:1]", "[0::1]", "[::ffff:7f00:1]", "[FE80::A]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::g]",
    "[::1", "::1]", "::1", "[]", "[:]", "[v1.x]", "[1.2.3.4]", "[::1]x", "[::1].", "x[::1]", "[[::1]]", "[ ::1]",
    "ex%61mple.org", "a%2eexample", "a%2fb", "a%40b", "a%00b", "%", "%25", "a%zz", "b\u{fc}cher.example",
    "B\u{dc}CHER.example", "xn--bcher-kva.example", "XN--BCHER-KVA.example", "\u{ff45}xample.org", "\u{ff11}27.0.0.1",
    "a\u{3002}example", "a\u{ff0e}example", "a\u{2024}example", "a\u{ff0f}b", "a\u{ff20}b", "a\u{ad}b.example",
    "a\u{200d}b.example", "stra\u{df}e.example", "\u{212a}.example", "a\u{301}.example", "a\\b.example", "a\\", "a b",
    " a.example", "a.example ", "a\tb", "a\nb", "a\r\nb", "a\u{0}b", "a\u{7f}b", "a<b", "a>b", "a|b", "a^b", "a`b",
    "a{b}", "a;b", "a,b", "a+b", "a!b", "a$b", "a'b", "a(b)", "a*b", "a=b", "a&b", "\"a\"", "",
  ]
  private static let ports = [
    "", ":", ":80", ":443", ":8080", ":0", ":65535", ":65536", ":99999999999999999999", ":00080", ":000000000000000443",
    ":+80", ":-1", ":80x", ":8 0", ": 80", ":80 ", ":80:90", "::80", ":\u{ff18}\u{ff10}", ":%38%30", ":0x50", ":80.",
    ":8e1",
  ]
  private static let ends = [
    "", "/", "/x", "?q", "#f", "/@b.example", "?@b.example", "#@b.example", "\\@b.example", "\\b.example",
    "/\\@b.example", "#@b.example:80/", "?#@b", "/../../b", "//b.example/", ";x", "/ x", " ", "\t", "\n", "\u{0}",
    "\u{e9}", "/\u{e9}", "@b.example", "%40b.example", "%2f@b.example",
  ]

  /// Every two kinds of oddness together.
  private static var spellings: [String] {
    let kinds = [schemes, slashes, users, hosts, ports, ends]
    let plain = ["http:", "//", "", "a.example", "", "/"]
    var spellings: [String] = []
    for first in kinds.indices {
      for second in kinds.indices where first < second {
        for one in kinds[first] {
          for other in kinds[second] {
            var parts = plain
            parts[first] = one
            parts[second] = other
            spellings.append(parts.joined())
          }
        }
      }
    }
    return spellings
  }
}
