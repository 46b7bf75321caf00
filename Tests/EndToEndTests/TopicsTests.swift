import Foundation
import TestSupport
import Testing

/// `trucewatch topics`, built.
@Suite(.inTurn) struct TopicsTests: CommandSuite {
  private static let isMachineConfigured = FileManager.default.fileExists(atPath: "/etc/trucewatch/trucewatch.yaml")

  @Test func topicsAreListedShownAndTested() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("t.yaml", "topic: t\ntitle: T\nany: [dock]\ntests:\n  match: [a dock, harbour]\n")
    let tested = try await run(["topics", "test", "t.yaml"], in: folder)
    #expect(tested.status == 78 && tested.output.hasSuffix("1 passed, 1 failed\n"))
    let packs = try await run(["topics", "test"])
    #expect(packs.status == 0 && packs.output.hasSuffix(" passed, 0 failed\n"))
    #expect(try await run(["topics", "show", "nato"]).output.contains("topic: nato"))
    _ = try folder.write("c.yaml", "feeds: [https://a.example/]\n")
    let list = try await run(["topics", "list", "--config", "c.yaml"], in: folder).output
    #expect(list.contains("ceasefire\t") && list.contains("nato\t"))
  }

  @Test(.enabled(if: !isMachineConfigured))
  func withoutAConfigurationTheyAreTheBuiltInPacks() async throws {
    let list = try await run(["topics", "list"])
    #expect(list.status == 0)
    #expect(list.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } } == ["ceasefire", "nato"])
    let unknown = try await run(["topics", "show", "harbour"])
    #expect(unknown.status == 66)
    #expect(unknown.errors == "trucewatch: error: there is no topic 'harbour'; there are ceasefire, nato\n")
  }

  @Test func withAConfigurationTheyAreItsTopics() async throws {
    let folder = try TemporaryFolder()
    let own = "topic: nato\ntitle: Mine\nany: [dock]\ntests:\n  match: [a dock]\n"
    try folder.write("mine.yaml", own)
    let path = try folder.write("c.yaml", "feeds: [https://a.example/]\ntopics: [mine.yaml]\n")
    let environment = ["TRUCEWATCH_CONFIG": path]
    let list = try await run(["topics", "list"], environment: environment)
    #expect(list.output.hasPrefix("nato\tMine\t"))
    #expect(try await run(["topics", "show", "nato"], environment: environment).output == own)
    #expect(try await run(["topics", "test"], environment: environment).output == "1 passed, 0 failed\n")
    let builtin = try await run(["topics", "show", "builtin:nato"], environment: environment)
    #expect(builtin.output.contains("topic: nato"))
    #expect(builtin.output != own)
  }

  @Test func aConfigurationThatWasNamedHasToBeThere() async throws {
    for arguments in [["list"], ["show", "nato"], ["test"]] {
      let named = try await run(["topics"] + arguments + ["--config", "/nonexistent/c.yaml"])
      #expect(named.status == 66)
      let byVariable = try await run(["topics"] + arguments, environment: ["TRUCEWATCH_CONFIG": "/nonexistent/c.yaml"])
      #expect(byVariable.status == 66)
    }
  }

  @Test func aPackThatIsNotThereIsAMistake() async throws {
    let result = try await run(["topics", "test", "builtin:harbour"])
    #expect(result.status == 78)
    #expect(result.errors.contains("builtin:harbour: there is no such topic; there are builtin:ceasefire"))
  }
}
