import Foundation
import TestSupport
import Testing

/// The journal under the real logrotate, with the configuration that ships.
@Suite(.inTurn) struct RotationTests {
  private static let logrotate = "/usr/sbin/logrotate"
  private static let isInstalled = FileManager.default.isExecutableFile(atPath: logrotate)

  @Test(.enabled(if: isInstalled), arguments: ["create", "copytruncate"])
  func rotationWhileRecordsComeLosesAndDoublesNothing(way: String) async throws {
    let feed = try FeedServer(["0"])
    let installation = try Installation(feeds: [feed.url], interval: "5ms")
    let rotation = try configuration(way, installation)
    let watch = try installation.watch()
    try await watch.waitForLine(containing: "report 0")
    let follow = try installation.start(["journal", "--follow", "--config", installation.configPath])
    for round in 1...8 {
      // No wait in between: the record meets the rotation wherever it is.
      feed.publish("\(round)")
      try await rotate(rotation, installation)
      try await watch.waitForLine(containing: "report \(round) ")
    }
    try await follow.waitForLine(containing: "report 8 ")
    watch.send(SIGTERM)
    #expect(try await watch.waitForExit() == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: installation.folder.path("state"))
    #expect(names.contains { $0.hasPrefix("journal.jsonl.") && $0.hasSuffix(".gz") })

    let all = try await installation.run(["journal", "--config", installation.configPath])
    let expected = (0...8).map { "Ceasefire report \($0) " }
    let lines = all.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 9 && zip(lines, expected).allSatisfy { $0.contains($1) }, "\(lines)")
    #expect(follow.outputLines == lines)
    let verify = try await installation.run(["journal", "verify", "--config", installation.configPath])
    #expect(verify.status == 0 && verify.output.contains("9 records, 1 to 9"), "\(verify.output)")
  }

  /// What ships, for this journal.
  private func configuration(_ way: String, _ installation: Installation) throws -> String {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let shipped = sources.deletingLastPathComponent().appendingPathComponent("Config/logrotate")
    let text = try String(contentsOf: shipped, encoding: .utf8)
      .replacing("/var/log/trucewatch/journal.jsonl", with: installation.folder.path("state/journal.jsonl"))
      .replacing("    create\n", with: "    \(way)\n")
    return try installation.folder.write("rotation", text)
  }

  private func rotate(_ configuration: String, _ installation: Installation) async throws {
    let state = installation.folder.path("rotation.state")
    let run = try RunningProgram(RotationTests.logrotate, ["--force", "--state", state, configuration])
    #expect(try await run.waitForExit() == 0, "\(run.errors)")
  }
}
