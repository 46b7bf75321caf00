import Foundation
import TestSupport
import Testing

/// `trucewatch watch`, built, against a real server on loopback.
@Suite(.inTurn) struct WatchTests {
  @Test func aMatchIsJournaledAndPrintedOnceAndTheNextPollIsConditional() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url], topics: Installation.builtinTopics)
    let running = try installation.watch()
    let line = try await running.waitForLine(containing: "report one")
    #expect(line.contains(" ALERT ceasefire [Wire] Ceasefire report one https://wire.example/one seq=1 lag="))
    _ = try await feed.server.waitForRequests(3)
    #expect(feed.statuses.prefix(3) == ["plain", "conditional", "conditional"])
    feed.publish("two")
    try await running.waitForLine(containing: "report two")
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(running.outputLines.count == 2)
    #expect(try installation.ids() == ["one", "two"])
    #expect(try installation.records().map { $0["seq"] as? Int } == [1, 2])
  }

  @Test func aRestartAlertsNothingTwiceAndItsFirstPollIsConditional() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let first = try installation.watch()
    try await first.waitForLine(containing: "report one")
    first.send(SIGTERM)
    #expect(try await first.waitForExit() == 0)
    let before = feed.server.requests.count
    let second = try installation.watch()
    _ = try await feed.server.waitForRequests(before + 2)
    feed.publish("two")
    try await second.waitForLine(containing: "report two")
    #expect(feed.statuses[before] == "conditional")
    #expect(second.outputLines.count == 1)
    #expect(try installation.ids() == ["one", "two"])
  }

  /// As many as are fetched at a time, at each stage that a server can hang at.
  @Test func sixtyFourFeedsThatHangDelayNoOther() async throws {
    let connecting = try FullServer()
    let silent = try LoopbackServer { _ in .silence }
    let halfway = try LoopbackServer { _ in
      .raw("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<rss><channel>", ending: .hang)
    }
    // A server that speaks no TLS waits for the rest of what it takes for a request.
    let securing = silent.baseURL.replacing("http:", with: "https:")
    let hanging = (0..<16).flatMap { number in
      ["\(connecting.url)?\(number)", "\(securing)/\(number)", silent.url("/\(number)"), halfway.url("/\(number)")]
    }
    let good = try FeedServer(["one"])
    let installation = try Installation(feeds: hanging + [good.url], extra: "max_per_host: 64\n")
    let running = try installation.watch()
    _ = try await silent.waitForRequests(16)
    _ = try await halfway.waitForRequests(16)
    // Their timeout is an hour: had the good feed to wait for one of them, the test would end before.
    _ = try await good.server.waitForRequests(good.server.requests.count + 10)
    good.publish("two")
    try await running.waitForLine(containing: "report two")
    #expect(!running.errors.contains("timed out"))
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
  }

  @Test func killsAtAnyMomentLoseAndDoubleNothing() async throws {
    let feed = try FeedServer(["0"])
    let installation = try Installation(feeds: [feed.url], interval: "5ms")
    try await installation.killWhilePublishing(rounds: 12, feed)
    #expect(try await installation.run(["watch", "--config", installation.configPath, "--once"]).status == 0)
    #expect(try installation.ids().sorted() == (0...12).map { "\($0)" }.sorted())
    let seqs = try installation.records().compactMap { $0["seq"] as? Int }
    #expect(seqs == Array(1...13))
  }

  /// The next request for a feed says what was read of it: the server may then forget it.
  @Test func noRequestAcknowledgesWhatIsNotInTheJournal() async throws {
    let journal = Watched("")
    let tooEarly = Watched<[String]>([])
    let server = try LoopbackServer { request in
      let feed = request.target.replacing("/", with: "")
      let claimed = request.header("If-None-Match").flatMap { Int($0.filter(\.isNumber)) } ?? 0
      if claimed > 0 {
        let text = (try? String(contentsOfFile: journal.update { $0 }, encoding: .utf8)) ?? ""
        if !text.contains("\"\(feed).v\(claimed)\"") { tooEarly.update { $0.append("\(feed).v\(claimed)") } }
      }
      return TestResponse(
        200, [("ETag", "\"\(claimed + 1)\"")], text: FeedServer.rss(["\(feed).v\(claimed + 1)"]))
    }
    let installation = try Installation(feeds: (0..<20).map { server.url("/feed\($0)") }, interval: "1ms")
    journal.update { $0 = installation.folder.path("state/journal.jsonl") }
    let running = try installation.watch()
    _ = try await server.waitForRequests(400)
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(tooEarly.update { $0 } == [])
  }

  @Test func aStateThatWasLostIsMadeAgainFromTheJournal() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try Installation(feeds: [feed.url])
    let arguments = ["watch", "--config", installation.configPath, "--once"]
    #expect(try await installation.run(arguments).status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: installation.folder.path("state"))
    where name.hasPrefix("state.db") {
      try FileManager.default.removeItem(atPath: installation.folder.path("state/" + name))
    }
    feed.publish("three")
    let again = try await installation.run(arguments)
    #expect(again.status == 0)
    #expect(again.output.split(separator: "\n").count == 1)
    #expect(try installation.ids() == ["one", "two", "three"])
  }

  @Test func aDamagedStateIsPutAsideAndSaidClearly() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let arguments = ["watch", "--config", installation.configPath, "--once"]
    #expect(try await installation.run(arguments).status == 0)
    _ = try installation.folder.write("state/state.db", String(repeating: "no database ", count: 1000))
    let again = try await installation.run(arguments)
    #expect(again.status == 0 && again.output.isEmpty)
    #expect(again.errors.contains("was damaged: it was renamed to"))
    #expect(try installation.ids() == ["one"])
  }

  @Test func aTornLastLineIsCutAndItsItemComesAgain() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let arguments = ["watch", "--config", installation.configPath, "--once"]
    #expect(try await installation.run(arguments).status == 0)
    let whole = try installation.folder.read("state/journal.jsonl")
    _ = try installation.folder.write("state/journal.jsonl", whole + #"{"v":1,"seq":2,"at":"20"#)
    feed.publish("two")
    let again = try await installation.run(arguments)
    #expect(again.status == 0 && again.errors.contains("torn last record"))
    #expect(try installation.ids() == ["one", "two"])
  }

  @Test func aJournalThatIsRenamedGoesOnInANewFileWithTheNextNumber() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let running = try installation.watch()
    try await running.waitForLine(containing: "report one")
    let path = installation.folder.path("state/journal.jsonl")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    feed.publish("two")
    try await running.waitForLine(containing: "report two")
    #expect(try installation.folder.read("state/journal.jsonl").hasPrefix(#"{"v":1,"seq":2,"#))
    #expect(try installation.ids() == ["one", "two"])
  }

  @Test func aReloadTakesNewFeedsAndABadOneChangesNothing() async throws {
    let old = try FeedServer(["old"])
    let new = try FeedServer(["new"])
    let installation = try Installation(feeds: [old.url])
    let running = try installation.watch()
    try await running.waitForLine(containing: "report old")
    let good = try installation.folder.read("trucewatch.yaml")
    _ = try installation.folder.write("trucewatch.yaml", good + "  - \(new.url)\nno_such_key: 1\n")
    running.send(SIGHUP)
    try await running.waitForLine(containing: "trucewatch.yaml:8:1: unknown key 'no_such_key'", in: .errors)
    _ = try installation.folder.write("trucewatch.yaml", good + "  - \(new.url)\n")
    running.send(SIGHUP)
    try await running.waitForLine(containing: "report new")
    old.publish("older")
    try await running.waitForLine(containing: "report older")
    #expect(try installation.ids() == ["old", "new", "older"])
  }

  @Test func aFeedThatFailsEndsNothingAndIsNamed() async throws {
    let feed = try FeedServer(["one"])
    let page = try LoopbackServer { _ in
      TestResponse(200, [("Content-Type", "text/html")], text: "<html><title>Log in</title></html>")
    }
    let installation = try Installation(feeds: [page.url("/feed"), feed.url, "http://127.0.0.1:1/refused"])
    let running = try installation.watch()
    try await running.waitForLine(containing: "report one")
    try await running.waitForLine(containing: "cannot fetch '\(page.url("/feed"))': ", in: .errors)
    try await running.waitForLine(containing: "cannot fetch 'http://127.0.0.1:1/refused': ", in: .errors)
    #expect(running.status == nil)
  }

  @Test func aReaderOfStdoutThatIsGoneDoesNotStopTheJournal() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    // Its reader ends at once; the shell becomes the program, which ends with the test.
    let command = "exec \(program) watch --config trucewatch.yaml > >(true)"
    let running = try RunningProgram(
      "/bin/bash", ["-c", command], environment: [:], workingFolder: installation.folder.path)
    _ = try await feed.server.waitForRequests(2)
    feed.publish("two")
    _ = try await feed.server.waitForRequests(feed.server.requests.count + 3)
    #expect(try installation.ids() == ["one", "two"])
    withExtendedLifetime(running) {}
  }

  @Test func alertsAsJSONAreTheRecordsOfTheJournal() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try Installation(feeds: [feed.url])
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once", "--alerts", "json"])
    #expect(run.output == (try installation.folder.read("state/journal.jsonl")))
  }

  @Test func aHundredFeedsAreAllPolledAndEveryMatchIsFound() async throws {
    let server = try LoopbackServer { request in
      TestResponse(200, text: FeedServer.rss([request.target.replacing("/", with: "")]))
    }
    let installation = try Installation(feeds: (0..<100).map { server.url("/item\($0)") }, interval: "1h")
    let run = try await installation.run(["watch", "--config", installation.configPath, "--once"])
    #expect(run.status == 0)
    let missing = Set((0..<100).map { "item\($0)" }).subtracting(try installation.ids())
    #expect(missing.isEmpty, "\(missing) \(run.errors)")
    #expect(server.requests.count == 100)
  }
}
