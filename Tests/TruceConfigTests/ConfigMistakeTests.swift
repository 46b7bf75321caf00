import Testing

@testable import TruceConfig

@Suite struct ConfigMistakeTests {
  @Test func allMistakesAreToldAtOnceInTheOrderOfTheirPlaces() throws {
    let found = try ConfigSandbox().mistakes(
      """
      feeds:
        - https://a.example/rss
        - url: ftp://b.example/
          intervall: 5m
        - name: Nobody
        - [x]
        - https://a.example/rss
      defaults:
        interval: 0
        max_items: many
        alerts: json
        edits: [a]
      interval: 5m
      Max-Per-Host: 2
      max_concurrent: 0
      alerts: jsn
      topics: [ceasefire, builtin:weather]
      """)
    #expect(
      found == [
        "c.yaml:3:10: 'url': 'ftp://b.example/': 'ftp' is not supported; feeds are read by https and http",
        "c.yaml:4:5: unknown key 'intervall'; did you mean 'interval'?",
        "c.yaml:5:5: this feed has no 'url'",
        "c.yaml:6:5: a feed must be a URL or a mapping with 'url', not a list",
        "c.yaml:7:5: duplicate feed 'https://a.example/rss'; the first is in line 2",
        "c.yaml:9:13: 'interval': '0' is no time at all: it must be longer than 0",
        "c.yaml:10:14: 'max_items': 'many' is not a whole number from 1 to 1000000",
        "c.yaml:11:3: 'alerts' does not belong here; put it at the left margin, outside 'defaults'",
        "c.yaml:12:10: 'edits' must be a single value, not a list",
        "c.yaml:13:1: 'interval' does not belong here; put it under 'defaults' or in a feed",
        "c.yaml:14:1: unknown key 'Max-Per-Host'; did you mean 'max_per_host'?",
        "c.yaml:15:17: 'max_concurrent': '0' is not a whole number from 1 to 4096",
        "c.yaml:16:9: 'alerts': 'jsn' is not one of line, json, journald; did you mean 'json'?",
        "c.yaml:17:10: 'topics': 'ceasefire': there is no such file; did you mean 'builtin:ceasefire'?",
        "c.yaml:17:21: 'topics': there is no built-in topic 'weather', only ceasefire, nato",
      ])
  }

  @Test func doubleKeysAreToldWithTheLineOfTheFirst() throws {
    let found = try ConfigSandbox().mistakes(
      """
      feeds: [https://a.example/, {url: https://b.example/, "name": B, "name": C}]
      defaults:
        interval: 5m
        edits: sometimes
        interval: 6m
        interval: 7m
      alerts: line
      alerts: json
      """)
    #expect(
      found == [
        "c.yaml:1:66: duplicate key 'name'; the first is in line 1",
        "c.yaml:4:10: 'edits': 'sometimes' is not one of ignore, journal, alert",
        "c.yaml:5:3: duplicate key 'interval'; the first is in line 3",
        "c.yaml:6:3: duplicate key 'interval'; the first is in line 3",
        "c.yaml:8:1: duplicate key 'alerts'; the first is in line 7",
      ])
  }

  @Test(arguments: [
    (
      "",
      "c.yaml:1:1: no feeds: add their URLs under 'feeds', one '- https://…' a line, or name a list of them in 'feed_files'"
    ),
    (
      "# nothing\nfeeds:\n",
      "c.yaml:2:1: no feeds: add their URLs under 'feeds', one '- https://…' a line, or name a list of them in 'feed_files'"
    ),
    ("feeds: [https://a.example/]\ncolour: 1", "c.yaml:2:1: unknown key 'colour'"),
    ("feeds: https://a.example/", "c.yaml:1:8: 'feeds' must be a list, one '- …' a line, not a single value"),
    ("- https://a.example/", "c.yaml:1:1: the configuration must be a mapping of 'key: value' lines, not a list"),
    (
      "feeds: [https://a.example/]\ntopics: []",
      "c.yaml:2:1: no topics: add 'builtin:ceasefire' and 'builtin:nato', or take the key 'topics' out to have them"
    ),
    (
      "feeds: [https://a.example/]\ntopics: [builtin:nato, builtin:nato]",
      "c.yaml:2:24: duplicate topic 'builtin:nato'; the first is in line 2"
    ),
    ("feeds: [https://a.example/]\nstate_dir:", "c.yaml:2:11: 'state_dir' has no value"),
    (
      "feeds: [https://a.example/]\ndefaults: {ca_file: ca.pem}",
      "c.yaml:2:21: 'ca_file': 'ca.pem': there is no such file"
    ),
    ("feeds: [https://a.example/]\n? [a]\n: b", "c.yaml:2:3: a key must be a word, not a list"),
    (
      "feeds: [{url: https://a.example/, name: \"a\\nb\"}]",
      "c.yaml:1:41: 'name': the text holds a line break: only one line of plain text can stand here"
    ),
    (
      "feeds: [https://a.example/]\ndefaults: {contact: \"a\\Lb\"}",
      "c.yaml:2:21: 'contact': the text holds a line break: only one line of plain text can stand here"
    ),
    (
      "feeds: [{url: https://a.example/, allow_file_urls: maybe}]",
      "c.yaml:1:52: 'allow_file_urls': 'maybe' is neither true nor false"
    ),
    ("feeds: [{url: https://a.example/, interval: 366d}]", "c.yaml:1:45: 'interval': '366d' is too long: at most 365d"),
    ("feeds: [{url: https://a.example/, timeout: -5s}]", "c.yaml:1:44: 'timeout': '-5s' is negative"),
    (
      "feeds: [{url: https://a.example/, max_body: 2GiB}]", "c.yaml:1:45: 'max_body': '2GiB' is too large: at most 1GiB"
    ),
    (
      "feeds: [{url: https://a.example/, max_body: 0}]",
      "c.yaml:1:45: 'max_body': '0' is nothing at all: it must be more than 0"
    ),
    (
      "feeds: [{url: https://a.example/, proxy: 'gopher://p:1'}]",
      "c.yaml:1:42: 'proxy': 'gopher' is not a kind of proxy: one of http, https, socks4, socks4a, socks5, socks5h"
    ),
    (
      "feeds: [https://a.example/]\nalerts: \"\\e[31mred\"",
      #"c.yaml:2:9: 'alerts': '\u{1b}[31mred' is not one of line, json, journald"#
    ),
  ])
  func eachMistakeHasItsPlaceAndItsWords(yaml: String, mistake: String) throws {
    let found = try ConfigSandbox().mistakes(yaml)
    #expect(found == [mistake])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[? ", "!!seq [", "&a [", "> \n - "])
  func deepYAMLIsRefusedAndNotFollowed(level: String) throws {
    let found = try ConfigSandbox().mistakes("feeds:\n  " + String(repeating: level, count: 20_000))
    #expect(!found.isEmpty)
  }

  @Test func anAliasThatStandsForABillionIsNotUnfolded() throws {
    var yaml = "defaults: {headers: &a0 {X: 1}}\n"
    for level in 1...30 {
      yaml += "k\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(
      try ConfigSandbox().mistakes(yaml + "feeds: *a30\n") == [
        "c.yaml:6:18: the aliases up to here repeat more than 100000 values"
      ])
  }

  @Test func aFileThatCannotBeReadIsNamed() throws {
    let sandbox = try ConfigSandbox()
    #expect(
      sandbox.mistakes(in: "none.yaml") == [
        "none.yaml: there is no such file; name another with --config or $TRUCEWATCH_CONFIG"
      ])
    try sandbox.makeFolder("folder")
    #expect(sandbox.mistakes(in: "folder") == ["folder: this is a folder, not a file"])
    try sandbox.write(Array("# \u{e9}\nab".utf8) + [0xFF], to: "latin.yaml")
    #expect(
      sandbox.mistakes(in: "latin.yaml") == [
        "latin.yaml:2:3: the file is not UTF-8 text from here on: save it as UTF-8"
      ])
    try sandbox.write([UInt8](repeating: 0x20, count: ConfigReader.bytesMax + 1), to: "large.yaml")
    #expect(
      sandbox.mistakes(in: "large.yaml") == ["large.yaml: the file is larger than 32768 KiB, the most that is read"])
  }

  @Test func withoutAHomeTheStateNeedsAFolder() throws {
    let sandbox = try ConfigSandbox()
    sandbox.environment = [:]
    #expect(
      try sandbox.mistakes("feeds: [https://a.example/]") == [
        "c.yaml:1:1: no folder for the state: set 'state_dir' ($STATE_DIRECTORY and $HOME are not set)"
      ])
  }

  @Test(arguments: [
    "https://A.Example/rss", "HTTPS://a.example/rss", "https://a.example:443/rss", "https://a.example./rss",
    "https://a.example/%72ss", "https://a.example/x/../rss", "https://a.example/rss#top", "https://a.example:/rss",
  ])
  func oneFeedInTwoSpellingsIsAMistakeWithBothLines(other: String) throws {
    #expect(
      try ConfigSandbox().mistakes("feeds:\n  - https://a.example/rss\n  - '\(other)'\n") == [
        "c.yaml:3:5: duplicate feed '\(other)': it is the one in line 2, 'https://a.example/rss', written in another way"
      ])
  }

  @Test func aMistakeThatAnAliasRepeatsIsToldOnce() throws {
    #expect(
      try ConfigSandbox().mistakes(
        "feeds:\n  - &a {url: https://a.example/, interval: soon}\n  - {<<: *a, url: https://b.example/}\n"
      ).count == 1)
  }

  @Test(arguments: [
    ("[retry-after]", "'ignore': 'retry-after' is always obeyed: the server says when it can be asked again"),
    ("[max_age]", "'ignore': 'max_age' is not one of max-age, ttl"),
    ("max-age", "'ignore' must be a list, one '- …' a line, not a single value"),
  ])
  func whatCannotBeIgnoredIsNamed(value: String, message: String) throws {
    let mistakes = try ConfigSandbox().mistakes("feeds: [https://a.example/]\ndefaults: {ignore: \(value)}\n")
    #expect(mistakes.count == 1 && mistakes[0].hasSuffix(message))
  }
}
