import Testing
import TruceYAML

@testable import TruceConfig

@Suite struct ConfigQuantityTests {
  @Test(
    arguments: [
      ("250ms", 250), ("60", 60_000), ("60s", 60_000), ("5m", 300_000), ("1h", 3_600_000), ("7d", 604_800_000),
      ("0.05s", 50), ("2.0s", 2000), ("2.5", 2500), ("1ms", 1), ("0.0005", 1), ("1.5h", 5_400_000), ("0", 0),
      ("007s", 7000),
      ("36500d", 3_153_600_000_000), ("100000d", 8_640_000_000_000), ("0.1s", 100),
    ] as [(String, Int64)])
  func aDurationIsExact(text: String, milliseconds: Int64) throws {
    #expect(try DurationText.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    ("", "'' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("5 m", "'5 m' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("1h30m", "'1h30m' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("1e3", "'1e3' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    (".5s", "'.5s' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("5.s", "'5.s' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("5w", "'5w' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("٥s", "'٥s' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("99999999999999999999s", "'99999999999999999999s' is not a duration: write it like 250ms, 60s, 5m, 1h or 7d"),
    ("-5m", "'-5m' is negative"),
    ("100001d", "'100001d' is too long: at most 100000d"),
    ("9223372036854775807d", "'9223372036854775807d' is too long: at most 100000d"),
    ("0.0001s", "'0.0001s' is too short: a millisecond is the shortest"),
  ])
  func whatIsNoDurationIsRefused(text: String, message: String) {
    #expect(throws: ValueProblem(message)) { try DurationText.milliseconds(text) }
  }

  @Test(arguments: [
    ("512", 512), ("512B", 512), ("64KiB", 65_536), ("16MiB", 16 << 20), ("1.5MiB", 3 << 19), ("10KB", 10_000),
    ("2mb", 2_000_000), ("1GiB", 1 << 30), ("1024GiB", 1 << 40), ("0", 0),
  ])
  func aSizeIsExact(text: String, bytes: Int) throws {
    #expect(try ByteSizeText.bytes(text) == bytes)
  }

  @Test(arguments: [
    ("16M", "'16M' is not a size: write it like 512, 64KiB or 16MiB"),
    ("big", "'big' is not a size: write it like 512, 64KiB or 16MiB"),
    ("-1", "'-1' is negative"),
    ("1025GiB", "'1025GiB' is too large: at most 1024GiB"),
    ("9223372036854775807GiB", "'9223372036854775807GiB' is too large: at most 1024GiB"),
  ])
  func whatIsNoSizeIsRefused(text: String, message: String) {
    #expect(throws: ValueProblem(message)) { try ByteSizeText.bytes(text) }
  }

  @Test(arguments: [
    ("intervall", "interval"), ("Max-Age", "max_age"), ("maxage", "max_age"), ("timeuot", "timeout"), ("weather", nil),
    ("x", nil), ("", nil), ("feed", "feeds"),
  ])
  func aSlipOfTheHandHasASuggestion(word: String, meant: String?) {
    #expect(Suggestion.nearest(to: word, among: ["feeds", "interval", "timeout", "max_age"]) == meant)
  }

  @Test(
    arguments: [
      ("", 3_600_000), ("heartbeat: 10m\n", 600_000), ("heartbeat: off\n", nil), ("heartbeat: 1s\n", 1000),
    ] as [(String, Int64?)])
  func aHeartbeatComesHourlyUnlessSaidOtherwise(yaml: String, milliseconds: Int64?) throws {
    let config = try ConfigSandbox().read("feeds: [https://a.example/]\n" + yaml)
    #expect(config.heartbeatMilliseconds == milliseconds)
  }

  @Test(arguments: [("1ms", "too short: at least 1s"), ("8d", "too long: at most 7d"), ("often", "is not a duration")])
  func whatIsNoHeartbeatIsRefused(text: String, message: String) throws {
    let mistakes = try ConfigSandbox().mistakes("feeds: [https://a.example/]\nheartbeat: \(text)\n")
    #expect(mistakes.count == 1 && mistakes[0].hasPrefix("c.yaml:2:12: 'heartbeat': '\(text)'"))
    #expect(mistakes.first?.contains(message) == true)
  }
}
