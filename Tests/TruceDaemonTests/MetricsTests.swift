import Foundation
import TestSupport
import Testing
import TruceCore
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceDaemon

/// The text for Prometheus.
@Suite struct MetricsTests {
  private static let start = Timestamp(seconds: 1_790_000_000)

  /// A core that met an alert on two topics, an item on none, and failures of two kinds.
  private func core() throws -> Core {
    var config = Config(
      feeds: [
        FeedConfig(url: "https://a.example/rss?q=\"x\"\\y"), FeedConfig(url: "https://b.example/rss"),
        FeedConfig(url: "https://c.example/rss"),
      ], stateFolder: "/nowhere", journalPath: "/nowhere/journal.jsonl")
    config.heartbeatMilliseconds = nil
    let topics = try TopicSet([
      TopicFile(name: "a.yaml", text: "topic: truce\ntitle: T\nany: [ceasefire]\n"),
      TopicFile(name: "b.yaml", text: "topic: port\ntitle: P\nany: [harbour]\n"),
    ])
    var core = Core(config: config, topics: topics, states: [:], lastSeq: 0, seed: 1)
    let now = Moment(wall: Self.start, uptime: 1000)
    _ = core.handle(.started, now: now)
    _ = core.handle(.woken, now: Moment(wall: Self.start + 60_000, uptime: 61_000))
    let document = FeedDocument(
      format: .rss20, title: "Line one\nLine \"two\"", link: nil,
      articles: [
        Article(id: "1", title: "Ceasefire in the harbour", published: Self.start + 20_000),
        Article(id: "2", title: "Weather", published: Self.start),
      ], pollingHints: PollingHints(), isComplete: true)
    var fetched = FetchedDocument(document)
    fetched.examine(KnownArticles(), topics: topics)
    let body = FetchedBody.document(fetched)
    let polled = Moment(wall: Self.start + 60_500, uptime: 61_500)
    _ = core.handle(.polled(feed: 0, .answered(FetchAnswer(status: 200, wireBytes: 512, body: body))), now: polled)
    _ = core.handle(.polled(feed: 1, .answered(FetchAnswer(status: 503))), now: polled)
    _ = core.handle(
      .polled(feed: 2, .failed(message: "no", isUnanswered: true, class: .dns)), now: polled)
    return core
  }

  private func text() throws -> String {
    let snapshot = MetricsSnapshot(
      core: try core(), started: Self.start, lastSeq: 1, lastSynchronized: Self.start + 60_501, isShortOfSpace: false,
      droppedLines: 0, reload: .init(isTaken: false, takenAt: Self.start))
    var action = ExecCounts(name: "pager")
    action.succeeded = 3
    action.timedOut = 1
    return snapshot.text(journalBytes: 700, exec: [action])
  }

  @Test func theFiguresAreThoseOfTheRun() throws {
    let lines = Set(try text().split(separator: "\n").map(String.init))
    let feed = #"feed="https://a.example/rss?q=\"x\"\\y""#
    let expected = [
      "trucewatch_feed_info{\(feed),name=\"Line one Line \\\"two\\\"\",health=\"ok\"} 1",
      "trucewatch_feed_last_success_timestamp_seconds{\(feed)} 1790000060.500",
      "trucewatch_feed_last_new_item_timestamp_seconds{\(feed)} 1790000060.500",
      "trucewatch_feed_newest_item_timestamp_seconds{\(feed)} 1790000020.000",
      "trucewatch_feed_received_bytes_total{\(feed)} 512",
      #"trucewatch_feed_errors_total{feed="https://b.example/rss",class="http_5xx"} 1"#,
      #"trucewatch_feed_errors_total{feed="https://c.example/rss",class="dns"} 1"#,
      #"trucewatch_items_total{result="alert"} 1"#, #"trucewatch_items_total{result="unmatched"} 1"#,
      #"trucewatch_alerts_total{topic="truce",level="core"} 1"#,
      #"trucewatch_alerts_total{topic="port",level="core"} 1"#,
      #"trucewatch_alert_lag_seconds_bucket{le="30"} 0"#, #"trucewatch_alert_lag_seconds_bucket{le="60"} 1"#,
      #"trucewatch_alert_lag_seconds_bucket{le="+Inf"} 1"#, "trucewatch_alert_lag_seconds_sum 40.500",
      "trucewatch_alert_lag_seconds_count 1", "trucewatch_journal_size_bytes 700", "trucewatch_journal_last_seq 1",
      "trucewatch_journal_last_sync_timestamp_seconds 1790000060.501", "trucewatch_config_last_reload_successful 0",
      "trucewatch_build_info{version=\"\(ProgramInfo.version)\"} 1",
      #"trucewatch_exec_runs_total{action="pager",result="ok"} 3"#,
      #"trucewatch_exec_runs_total{action="pager",result="timeout"} 1"#,
    ]
    for line in expected where !lines.contains(line) { Issue.record("no line \(line)") }
    // A feed that never answered has no time of it, rather than the year 1970.
    #expect(!lines.contains { $0.hasPrefix("trucewatch_feed_last_success_timestamp_seconds{feed=\"https://b") })
  }

  /// The grammar of the format, where there is no promtool.
  @Test func everySampleFollowsTheHelpAndTheTypeOfItsMetricAndStandsOnce() throws {
    let sample =
      #/([a-z_]+)(\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})? (-?[0-9]+(?:\.[0-9]+)?)/#
    var current = ""
    var names: Set<String> = []
    var seen: Set<String> = []
    let text = try text()
    #expect(text.hasSuffix("\n"))
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# HELP ") {
        current = String(line.split(separator: " ")[2])
        #expect(names.insert(current).inserted, "\(current) stands twice")
      } else if line.hasPrefix("# TYPE ") {
        #expect(line.split(separator: " ")[2] == current)
      } else {
        let match = try #require(line.wholeMatch(of: sample), "\(line)")
        #expect(match.1 == current || ["_bucket", "_sum", "_count"].contains { match.1 == current + $0 })
        #expect(seen.insert("\(match.1)\(match.2 ?? "")").inserted, "\(line) stands twice")
      }
    }
  }

  private static let promtool = ["/usr/bin/promtool", "/usr/local/bin/promtool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: promtool != nil), .inTurn) func promtoolHasNoComplaint() async throws {
    let run = try RunningProgram(try #require(Self.promtool), ["check", "metrics"], input: Array(try text().utf8))
    #expect(try await run.waitForExit() == 0)
    #expect(run.output + run.errors == "")
  }
}
