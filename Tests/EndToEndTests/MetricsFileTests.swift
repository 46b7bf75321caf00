import Foundation
import TestSupport
import Testing

/// The metrics file of the built program.
@Suite(.inTurn) struct MetricsFileTests {
  @Test func theFileIsThereAfterTheFirstPollReadableByAllAndNothingElseLiesBesideIt() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url], extra: "metrics_file: out/trucewatch.prom\n")
    _ = try installation.folder.write("out/keep", "")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.status == 0, "\(run.errors)")
    let text = try installation.folder.read("out/trucewatch.prom")
    #expect(text.contains("trucewatch_feed_info{feed=\"\(feed.url)\""))
    let attributes = try FileManager.default.attributesOfItem(atPath: installation.folder.path("out/trucewatch.prom"))
    #expect(attributes[.posixPermissions] as? Int == 0o644)
    let names = try FileManager.default.contentsOfDirectory(atPath: installation.folder.path("out"))
    #expect(names.sorted() == ["keep", "trucewatch.prom"])
  }

  @Test func atTheEndTheFileTellsAllThatHappened() async throws {
    let feeds = try (0..<5).map { try FeedServer(["\($0)"]) }
    let installation = try Installation(feeds: feeds.map(\.url), extra: "metrics_file: out.prom\n")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.status == 0)
    let text = try installation.folder.read("out.prom")
    #expect(text.contains("trucewatch_alerts_total{topic=\"ceasefire\",level=\"core\"} 5\n"))
    #expect(text.contains("trucewatch_journal_last_seq 5\n"))
  }

  @Test func aFileThatCannotBeWrittenIsSaidOnceAndNothingElseIsLost() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url], extra: "metrics_file: nowhere/trucewatch.prom\n")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.status == 0 && run.output.contains("report one"))
    #expect(run.errors.contains("cannot write the metrics file '\(installation.folder.path)/nowhere/trucewatch.prom'"))
  }
}
