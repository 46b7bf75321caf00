import Testing
import TruceCore
import TruceTopics

@testable import TruceConfig

@Suite struct ConfigReaderTests {
  @Test func aBareURLIsAFeedWithEveryDefault() throws {
    let config = try ConfigSandbox().read("feeds:\n  - https://press.un.org/en/rss.xml\n")
    #expect(
      config
        == Config(
          feeds: [FeedConfig(url: "https://press.un.org/en/rss.xml")],
          stateFolder: "/home/anna/.local/state/trucewatch",
          journalPath: "/home/anna/.local/state/trucewatch/journal.jsonl"))
  }

  @Test(arguments: [("", true), ("journal_chain: true\n", true), ("journal_chain: false\n", false)])
  func theJournalIsChainedUnlessToldOtherwise(line: String, expected: Bool) throws {
    #expect(try ConfigSandbox().read(line + "feeds: [https://a.example/]\n").chainsJournal == expected)
  }

  @Test func everyKeyOfDefaultsReachesEveryFeed() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("a certificate", to: "ca.pem")
    let config = try sandbox.read(
      """
      feeds: [https://a.example/]
      defaults:
        interval: 5m
        timeout: 10s
        max_body: 64KiB
        max_items: 10
        user_agent: me/1
        contact: mailto:anna@example.org
        headers: {Accept-Language: "uk, en"}
        proxy: socks5h://127.0.0.1:9050
        ca_file: ca.pem
        first_run: alert
        max_age: 36500d
        edits: ignore
        allow_file_urls: yes
        allow_private_redirects: on
      """)
    var expected = FeedConfig(url: "https://a.example/")
    expected.settings.intervalMilliseconds = 300_000
    expected.settings.timeoutMilliseconds = 10_000
    expected.settings.bodyBytesMax = 65_536
    expected.settings.itemsMax = 10
    expected.settings.userAgent = "me/1"
    expected.settings.contact = "mailto:anna@example.org"
    expected.settings.headers = [ConfiguredHeader(name: "Accept-Language", value: "uk, en")]
    expected.settings.proxy = "socks5h://127.0.0.1:9050"
    expected.settings.caFile = "\(sandbox.folder)/ca.pem"
    expected.settings.firstRun = .alert
    expected.settings.maxAgeMilliseconds = 36_500 * 86_400_000
    expected.settings.edits = .ignore
    expected.settings.allowsFileURLs = true
    expected.settings.allowsPrivateRedirects = true
    #expect(config.feeds == [expected])
  }

  @Test func aFeedsOwnKeyGoesBeforeTheDefault() throws {
    let config = try ConfigSandbox().read(
      """
      defaults: {interval: 1h, edits: alert}
      feeds:
        - url: https://a.example/
          name: The A
          interval: 0.05s
        - https://b.example/
      """)
    #expect(config.feeds.map(\.settings.intervalMilliseconds) == [50, 3_600_000])
    #expect(config.feeds.map(\.name) == ["The A", nil])
    #expect(config.feeds.map(\.settings.edits) == [.alert, .alert])
  }

  @Test func aFeedsOwnHeadersAreAllItHas() throws {
    let config = try ConfigSandbox().read(
      "defaults: {headers: {X: 1}, proxy: 'p:1'}\nfeeds: [{url: https://a.example/, headers: {Y: 2}, proxy: ''}]")
    #expect(config.feeds[0].settings.headers == [ConfiguredHeader(name: "Y", value: "2")])
    #expect(config.feeds[0].settings.proxy.isEmpty)
  }

  @Test func theOutermostKeysAreRead() throws {
    let sandbox = try ConfigSandbox()
    try sandbox.write("topic: x", to: "x.yaml")
    let config = try sandbox.read(
      """
      feeds: [https://a.example/]
      topics: [x.yaml, builtin:nato]
      state_dir: ../state
      journal: ~/journal.jsonl
      alerts: json
      max_concurrent: 8
      max_per_host: 1
      """)
    #expect(config.topics == [.file("\(sandbox.folder)/x.yaml"), .builtin("nato")])
    #expect(config.stateFolder == "/tmp/state")
    #expect(config.journalPath == "/home/anna/journal.jsonl")
    #expect(config.alertFormat == .json)
    #expect([config.transfersMax, config.transfersPerHostMax] == [8, 1])
  }

  @Test func aJSONObjectIsAConfiguration() throws {
    let config = try ConfigSandbox().read(
      #"{"state_dir": "/s", "journal": "/s/j", "defaults": {"interval": "2.0s"}, "feeds": ["http:\/\/127.0.0.1:1\/a"]}"#
    )
    #expect(config.feeds.map(\.url) == ["http://127.0.0.1:1/a"])
    #expect(config.feeds.map(\.settings.intervalMilliseconds) == [2000])
  }

  @Test func keysWithAllTheirLinesCommentedOutAreNothing() throws {
    let config = try ConfigSandbox().read("defaults:\n  # interval: 5m\nfeed_files:\nfeeds: [https://a.example/]\n")
    #expect(config.feeds.count == 1)
  }

  @Test(arguments: [
    (["STATE_DIRECTORY": "/var/lib/a:/var/lib/b"], "/var/lib/a", "/var/lib/a/journal.jsonl"),
    (["XDG_STATE_HOME": "/x/"], "/x/trucewatch", "/x/trucewatch/journal.jsonl"),
    (
      ["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/trucewatch",
      "/h/.local/state/trucewatch/journal.jsonl"
    ),
    (["STATE_DIRECTORY": "/s", "LOGS_DIRECTORY": "/var/log/a:/b"], "/s", "/var/log/a/journal.jsonl"),
  ])
  func theEnvironmentSaysWhereStateAndJournalAre(
    environment: [String: String], stateFolder: String, journalPath: String
  ) throws {
    let sandbox = try ConfigSandbox()
    sandbox.environment = environment
    let config = try sandbox.read("feeds: [https://a.example/]")
    #expect(config.stateFolder == stateFolder)
    #expect(config.journalPath == journalPath)
  }

  @Test func tenThousandFeedsAreReadInOneGo() throws {
    let feeds = (0..<10_000).map { "  - {url: \"https://f\($0).example.org/rss\", name: Feed \($0), interval: 5m}\n" }
    let config = try ConfigSandbox().read("feeds:\n" + feeds.joined())
    #expect(config.feeds.count == 10_000)
    #expect(config.feeds.last?.name == "Feed 9999")
  }

  @Test func aFeedTakesOverTheKeysOfAnotherMapping() throws {
    let config = try ConfigSandbox().read(
      """
      defaults: &calm {interval: 1h, tags: [calm]}
      feeds:
        - &a {url: https://a.example/, interval: 5m, name: A}
        - {<<: *a, url: https://b.example/}
        - {<<: [*calm, *a], url: https://c.example/}
      """)
    #expect(config.feeds.map(\.url) == ["https://a.example/", "https://b.example/", "https://c.example/"])
    #expect(config.feeds.map(\.settings.intervalMilliseconds) == [300_000, 300_000, 3_600_000])
    #expect(config.feeds.map(\.name) == ["A", "A", "A"])
  }

  @Test(
    arguments: [
      ("", []), ("ignore: [max-age]", [.maxAge]), ("ignore: [ttl, max-age]", [.ttl, .maxAge]), ("ignore: []", []),
    ] as [(String, [PublisherWish])])
  func whatIsIgnoredOfAPublisherIsListed(line: String, expected: [PublisherWish]) throws {
    let config = try ConfigSandbox().read("feeds: [https://a.example/]\ndefaults: {\(line)}\n")
    #expect(config.feeds[0].settings.ignoredWishes == expected)
  }

  @Test func aFeedThatIgnoresNothingIsNotBoundByTheDefaults() throws {
    let config = try ConfigSandbox().read(
      "feeds: [{url: https://a.example/, ignore: []}]\ndefaults: {ignore: [max-age, ttl]}\n")
    #expect(config.feeds[0].settings.ignoredWishes == [])
  }
}
