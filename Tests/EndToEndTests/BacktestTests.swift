import TestSupport
import Testing

/// `trucewatch backtest`, built.
@Suite(.inTurn) struct BacktestTests {
  @Test func aBacktestSaysWhatNewRulesWouldAddAndLose() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try Installation(feeds: [feed.url])
    _ = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    _ = try installation.folder.write("new.yaml", "topic: ceasefire\ntitle: C\nany: [report one]\n")
    _ = try installation.folder.write("feed.xml", FeedServer.rss(["one", "two"]))
    for material in [["feed.xml"], ["--journal", "state/journal.jsonl"]] {
      let run = try await installation.run(["backtest", "--topics", "new.yaml"] + material)
      #expect(run.status == 0)
      #expect(run.output == "- ceasefire\tCeasefire report two\n2 items: 1 match kept, 0 added, 1 lost\n")
    }
    #expect(try await installation.run(["backtest", "--topics", "new.yaml"]).status == 64)
  }

  @Test func aNewTopicAddsAndLosesNothing() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try Installation(feeds: [feed.url])
    _ = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    _ = try installation.folder.write("new.yaml", "topic: harbour\ntitle: H\nany: [report one]\n")
    _ = try installation.folder.write("feed.xml", FeedServer.rss(["one", "two"]))
    for material in [["feed.xml"], ["--journal", "state/journal.jsonl"]] {
      let run = try await installation.run(["backtest", "--topics", "new.yaml"] + material)
      #expect(run.status == 0)
      #expect(run.output == "+ harbour\tCeasefire report one\n2 items: 0 matches kept, 1 added, 0 lost\n")
      #expect(run.errors.isEmpty)
    }
  }

  @Test func aTopicThatOnlyTheOldRulesHaveIsNamedAsNotCompared() async throws {
    let installation = try Installation(feeds: [])
    _ = try installation.folder.write("old.yaml", "topic: port\ntitle: P\nany: [report]\n")
    _ = try installation.folder.write("new.yaml", "topic: harbour\ntitle: H\nany: [report one]\n")
    _ = try installation.folder.write("feed.xml", FeedServer.rss(["one"]))
    let run = try await installation.run(["backtest", "--topics", "new.yaml", "--against", "old.yaml", "feed.xml"])
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("1 item: 0 matches kept, 1 added, 0 lost\n"))
    #expect(run.errors == "trucewatch: not compared, since the new rules have no topic of that id: port\n")
  }
}
