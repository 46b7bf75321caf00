import Testing
import TruceCore
import TruceYAML

@testable import TruceConfig

@Suite struct ConfigURLTests {
  private static let folder = ConfigFolder(ofFile: "/tmp/c.yaml", home: nil)

  @Test(arguments: [
    "https://press.un.org/en/rss.xml", "http://127.0.0.1:8080/a?b=c&d#e", "HTTPS://Example.org", "https://[::1]:443/x",
    "https://b\u{fc}cher.example/\u{444}\u{438}\u{434}", "https://a_b.example./", "https://a.example:/x",
    "https://a.example/\u{301}x",
  ])
  func anAddressOfTheWebIsKeptAsWritten(url: String) throws {
    #expect(try FeedURL.checked(url, allowsFile: false, folder: Self.folder) == url)
  }

  @Test(arguments: [
    ("example.org/rss", "'example.org/rss' is not a URL; did you mean 'https://example.org/rss'?"),
    ("//c.example/f", "'//c.example/f' is not a URL; did you mean 'https://c.example/f'?"),
    ("a.example:8080/f", "'a.example:8080/f' is not a URL; did you mean 'https://a.example:8080/f'?"),
    ("www.a.example", "'www.a.example' is not a URL; did you mean 'https://www.a.example'?"),
    ("/srv/feeds.d/a.xml", "'/srv/feeds.d/a.xml' is not a URL: it must begin with https:// or http://"),
    ("https//a.example/f", "'https//a.example/f' is not a URL: it must begin with https:// or http://"),
    ("///a.example/f", "'///a.example/f' is not a URL: it must begin with https:// or http://"),
    ("localhost:80/x", "'localhost:80/x' is not a URL: it must begin with https:// or http://"),
    ("rss", "'rss' is not a URL: it must begin with https:// or http://"),
    ("https:/a.example", "'https:/a.example' is not a URL: '//' is missing"),
    ("https:///rss", "'https:///rss' is not a URL: the host is missing"),
    ("https://:80/rss", "'https://:80/rss' is not a URL: the host is missing"),
    ("https://a b.example/", "'https://a b.example/' is not a URL: a space or a control character stands in it"),
    (
      "https://a.example/\u{202e}x",
      #"'https://a.example/\u{202e}x' is not a URL: a space or a control character stands in it"#
    ),
    ("https://a.example:0/", "'https://a.example:0/' is not a URL: '0' is not a port"),
    ("https://a.example:000044399999/", "'https://a.example:000044399999/' is not a URL: '000044399999' is not a port"),
    ("https://a.example:99999/", "'https://a.example:99999/' is not a URL: '99999' is not a port"),
    ("https://{host}/", "'https://{host}/' is not a URL: '{host}' is not a host"),
    ("https://[::g]/", "'https://[::g]/' is not a URL: '[::g]' is not a host"),
    (
      "http://[fe80::1%25eth0]:8080/",
      "'http://[fe80::1%25eth0]:8080/': an address with a zone, such as '[fe80::1%25eth0]', is not supported; write a name "
        + "or an address that needs none"
    ),
    ("https://[::1/", "'https://[::1/' is not a URL: '[' is not a host"),
    ("https://a.example:+80/", "'https://a.example:+80/' is not a URL: '+80' is not a port"),
    ("ht^tp://a.example/", "'ht^tp://a.example/' is not a URL: it must begin with https:// or http://"),
    ("feed://a.example/", "'feed://a.example/': write https:// or http:// in the place of feed:"),
    ("javascript:alert(1)", "'javascript:alert(1)' is not a URL: it must begin with https:// or http://"),
    ("gopher://a.example/", "'gopher://a.example/': 'gopher' is not supported; feeds are read by https and http"),
    ("file:///etc/passwd", "'file:///etc/passwd': files are read only with 'allow_file_urls: true'"),
  ])
  func whatIsNoAddressIsRefused(url: String, message: String) {
    #expect(throws: ValueProblem(message)) {
      try FeedURL.checked(url, allowsFile: false, folder: Self.folder)
    }
  }

  /// With an accent behind it the `@` is another character, and still what ends a password.
  @Test(arguments: ["https://me:s3cret@a.example/", "https://me:s3cret@\u{301}a.example/"])
  func aPasswordIsRefusedAndNotRepeated(url: String) {
    let message =
      "a user name or password in a URL would be printed with every alert;"
      + " put 'Authorization: ${credential:NAME}' under 'headers'"
    #expect(throws: ValueProblem(message)) {
      try FeedURL.checked(url, allowsFile: false, folder: Self.folder)
    }
  }

  @Test func aLongAddressIsRefused() {
    #expect(throws: ValueProblem("the URL is longer than 4096 bytes")) {
      try FeedURL.checked(
        "https://a.example/" + String(repeating: "a", count: 4096), allowsFile: false, folder: Self.folder)
    }
  }

  @Test(arguments: [
    ("file:///a/b.xml", "file:///a/b.xml"), ("file://localhost/a", "file://localhost/a"),
    ("file:demo/a.xml", "file:///tmp/demo/a.xml"), ("file:./a.xml", "file:///tmp/a.xml"),
    ("file:../a%20b.xml", "file:///a%20b.xml"), ("file:\u{e9}#100%.xml", "file:///tmp/%C3%A9%23100%25.xml"),
    ("file:/a.xml", "file:///a.xml"),
  ])
  func aFileIsFoundFromTheConfigurationsFolder(url: String, absolute: String) throws {
    #expect(try FeedURL.checked(url, allowsFile: true, folder: Self.folder) == absolute)
  }

  @Test(arguments: [
    ("file://host/a", "'file://host/a': a file has no host; write file:///PATH, or file:PATH from this folder"),
    ("file:", "'file:' names no file"),
  ])
  func aFileOfAnotherHostIsRefused(url: String, message: String) {
    #expect(throws: ValueProblem(message)) { try FeedURL.checked(url, allowsFile: true, folder: Self.folder) }
  }

  @Test func oneFeedAloneMayBeAFile() throws {
    let sandbox = try ConfigSandbox()
    let config = try sandbox.read("feeds: [{url: 'file:a.xml', allow_file_urls: true}]")
    #expect(config.feeds.map(\.url) == ["file://\(sandbox.folder)/a.xml"])
    #expect(
      try sandbox.mistakes("feeds: [{url: 'file:a.xml', allow_file_urls: true}, 'file:b.xml']") == [
        "c.yaml:1:53: 'url': 'file:b.xml': files are read only with 'allow_file_urls: true'"
      ])
  }
}
