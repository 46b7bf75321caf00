import TestSupport
import Testing
import TruceCore
import TruceTopics

@testable import TruceConfig

/// The pages that describe the configuration, held against the code.
@Suite struct ConfigDocumentationTests {
  private static let configuration = Result { try ManPage("trucewatch.yaml.5") }

  private func configuration(_ section: String) throws -> ManPage {
    try Self.configuration.get().section(section)
  }

  @Test func theManPageNamesEveryKeyOfTheConfigurationAndNoOther() throws {
    #expect(try configuration("TOP LEVEL").items("Cm") == Set(ConfigBuilder.Key.allCases.map(\.rawValue)))
    #expect(try configuration("FEEDS AND DEFAULTS").items("Cm") == Set(FeedsReader.keys))
    #expect(try configuration("EXEC COMMANDS").items("Cm") == Set(ExecReader.Key.allCases.map(\.rawValue)))
  }

  @Test func theManPageNamesEveryChoiceOfAKey() throws {
    let choices: [(section: String, key: String, words: [String])] = [
      ("TOP LEVEL", "alerts", AlertFormat.allCases.map(\.rawValue)),
      ("FEEDS AND DEFAULTS", "follow", FollowPolicy.allCases.map(\.rawValue)),
      ("FEEDS AND DEFAULTS", "http_version", HTTPVersionChoice.allCases.map(\.rawValue)),
      ("FEEDS AND DEFAULTS", "first_run", FirstRun.allCases.map(\.rawValue)),
      ("FEEDS AND DEFAULTS", "edits", EditPolicy.allCases.map(\.rawValue)),
      ("EXEC COMMANDS", "level", MatchLevel.allCases.map(\.rawValue)),
    ]
    for (section, key, words) in choices {
      let missing = Set(words).subtracting(try configuration(section).entry(key).words("Cm"))
      #expect(missing == [], "\(key)")
    }
  }

  private func starterLines() throws -> [String] {
    try Checkout.text("Config/trucewatch.yaml").split(separator: "\n").map(String.init)
  }

  @Test func theStarterConfigurationShowsEveryKey() throws {
    let lines = try starterLines()
    func shows(_ starts: [String], _ key: String) -> Bool {
      lines.contains { line in starts.contains { line == "\($0)\(key):" || line.hasPrefix("\($0)\(key): ") } }
    }
    for key in ConfigBuilder.Key.allCases.map(\.rawValue) { #expect(shows(["", "# "], key), "\(key)") }
    for key in SettingKey.words { #expect(shows(["  ", "  # "], key), "\(key)") }
    for key in ["url", "name"] { #expect(shows(["  - ", "    "], key), "\(key)") }
    for key in ExecReader.Key.allCases.map(\.rawValue) { #expect(shows(["#   - ", "#     "], key), "\(key)") }
  }

  /// Without a value that can be shown, or with a default that depends on others.
  private static let withoutDefault = ["feed_files", "state_dir", "journal", "metrics_file", "exec", "max_age"]

  @Test func theValuesThatTheStarterConfigurationShowsAreTheDefaults() throws {
    let plain = try ConfigSandbox().read("feeds: [https://a.example/]")
    var shown = 0
    for line in try starterLines() {
      guard let key = SettingKey.words.first(where: { line.hasPrefix("  # \($0): ") }) ?? topLevelKey(line),
        !Self.withoutDefault.contains(key), let hash = line.firstIndex(of: "#")
      else { continue }
      // What follows a wide gap is an instance of another value.
      let rest = line[line.index(hash, offsetBy: 2)...]
      let text = rest.firstRange(of: "  ").map { rest[..<$0.lowerBound] } ?? rest
      let isTopLevel = line.hasPrefix("#")
      let config = try ConfigSandbox().read(
        "feeds: [https://a.example/]\n" + (isTopLevel ? "\(text)\n" : "defaults: {\(text)}\n"))
      #expect(config.feeds == plain.feeds && config.alertFormat == plain.alertFormat, "\(text)")
      #expect(config.heartbeatMilliseconds == plain.heartbeatMilliseconds, "\(text)")
      #expect(config.chainsJournal == plain.chainsJournal, "\(text)")
      #expect(config.transfersMax == plain.transfersMax, "\(text)")
      #expect(config.transfersPerHostMax == plain.transfersPerHostMax, "\(text)")
      shown += 1
    }
    #expect(shown == SettingKey.allCases.count - 1 + ConfigBuilder.Key.allCases.count - 8)
  }

  private func topLevelKey(_ line: String) -> String? {
    ConfigBuilder.Key.allCases.map(\.rawValue).first { line.hasPrefix("# \($0): ") }
  }
}
