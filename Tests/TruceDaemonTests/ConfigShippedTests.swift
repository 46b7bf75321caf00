import Glibc
import Testing
import TruceCore

@testable import TruceDaemon

/// The configurations that ship with the program.
@Suite struct ConfigShippedTests {
  /// The folder `Config` of this checkout.
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Config"

  private func read(_ name: String) throws -> Config {
    try ConfigReader(environment: ["HOME": "/home/anna"]).read(path: "\(Self.folder)/\(name)")
  }

  @Test func theStarterConfigurationReadsClean() throws {
    let config = try read("trucewatch.yaml")
    #expect(config.feeds.count == 79)
    #expect(config.feeds.allSatisfy { $0.name != nil })
    #expect(config.feeds.allSatisfy { $0.settings.firstRun == .recent && $0.settings.maxAgeMilliseconds == nil })
    #expect(config.feeds.allSatisfy { (300_000...7_200_000).contains($0.settings.intervalMilliseconds) })
    #expect(config.topics == [.builtin("ceasefire"), .builtin("nato")])
    #expect(config.stateFolder == "/home/anna/.local/state/trucewatch")
  }

  @Test func theDemoReadsFilesThatLieBesideIt() throws {
    let config = try read("demo.yaml")
    #expect(config.feeds.count == 6)
    for feed in config.feeds {
      #expect(feed.url.hasPrefix("file:///") && feed.settings.firstRun == .alert)
      let path = PercentEncoding.decoded(feed.url.dropFirst("file://".count))
      #expect(access(path, R_OK) == 0, "\(path)")
    }
    #expect(config.journalPath == config.stateFolder + "/journal.jsonl")
    #expect(config.stateFolder.hasSuffix("/.build/demo-state"))
  }

  @Test func theExampleTopicCanBeNamed() throws {
    let sandbox = try ConfigSandbox()
    let config = try sandbox.read("feeds: [https://a.example/]\ntopics: [\"\(Self.folder)/topics/example.yaml\"]")
    #expect(config.topics == [.file("\(Self.folder)/topics/example.yaml")])
  }
}
