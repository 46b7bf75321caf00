import Foundation
import TestSupport
import Testing

/// Commands that the built program runs for its alerts.
@Suite(.inTurn) struct ExecTests {
  /// A script that does `before`, appends what it reads to `taken`, then does `rest`.
  ///
  /// It is named to /bin/sh: one that was just written cannot always be started itself, while tests beside start others.
  private func script(_ installation: Installation, _ rest: String = "", before: String = "") throws {
    let taken = installation.folder.path("taken")
    _ = try installation.folder.write("take", "\(before)\ncat >>\"\(taken)\"\n\(rest)\n")
  }

  private func installation(
    _ feed: FeedServer, topics: String = "[word.yaml]", exec: (String) -> String
  ) throws -> Installation {
    let installation = try Installation(feeds: [feed.url], topics: topics)
    let config = try installation.folder.read("trucewatch.yaml")
    _ = try installation.folder.write("trucewatch.yaml", config + exec("/bin/sh, " + installation.folder.path("take")))
    return installation
  }

  private func taken(_ installation: Installation) -> [String] {
    ((try? installation.folder.read("taken")) ?? "").split(separator: "\n").map(String.init)
  }

  private func takenIDs(_ installation: Installation) throws -> [String] {
    try taken(installation).map { line in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (record?["item"] as? [String: Any])?["id"] as? String ?? "none"
    }
  }

  private func once(_ installation: Installation) async throws -> (status: Int32, output: String, errors: String) {
    try await installation.run(["watch", "--config", installation.configPath, "--once"])
  }

  @Test func aCommandReadsEachAlertAsItStandsInTheJournalInOrder() async throws {
    let feed = try FeedServer(["one", "two", "three"])
    let installation = try installation(feed) { "exec: [[\($0), $(touch never), \"`x`\"]]\n" }
    try script(installation, "printf '%s\\n' \"$#\" \"$1\" \"$2\" >&2; echo for stderr")
    let run = try await once(installation)
    #expect(run.status == 0)
    #expect(try installation.folder.read("taken") == (try installation.folder.read("state/journal.jsonl")))
    // No shell came near its words, and what it prints is no alert.
    let told = ["2", "$(touch never)", "`x`", "for stderr"].map { "trucewatch: 'sh': \($0)\n" }.joined()
    #expect(run.errors.contains(told))
    #expect(!run.output.contains("for stderr"))
  }

  @Test func aCommandThatIsNewBeginsWithWhatComesAndItsPlaceIsKept() async throws {
    let feed = try FeedServer(["old"])
    let installation = try Installation(feeds: [feed.url])
    try script(installation)
    #expect(try await once(installation).status == 0)
    let config = try installation.folder.read("trucewatch.yaml")
    _ = try installation.folder.write(
      "trucewatch.yaml", config + "exec: [[/bin/sh, \(installation.folder.path("take"))]]\n")
    feed.publish("new")
    #expect(try await once(installation).status == 0)
    feed.publish("newer")
    #expect(try await once(installation).status == 0)
    #expect(try takenIDs(installation) == ["new", "newer"])
  }

  @Test func aCommandThatComesBackBeginsWithWhatComesThen() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [[\($0)]]\n" }
    try script(installation)
    #expect(try await once(installation).status == 0)
    let config = try installation.folder.read("trucewatch.yaml")
    _ = try installation.folder.write("trucewatch.yaml", config.replacing("exec: [", with: "exec: [] # ["))
    feed.publish("two")
    #expect(try await once(installation).status == 0)
    _ = try installation.folder.write("trucewatch.yaml", config)
    feed.publish("three")
    #expect(try await once(installation).status == 0)
    #expect(try takenIDs(installation) == ["one", "three"])
  }

  @Test func aReloadTakesCommandsAndTakesThemAway() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [] # [\($0)]\n" }
    try script(installation, "echo took >&2")
    let config = try installation.folder.read("trucewatch.yaml")
    let running = try installation.watch()
    try await running.waitForLine(containing: "report one")
    let with = config.replacing("[] # [", with: "[[").replacing("take]", with: "take]]")
    _ = try installation.folder.write("trucewatch.yaml", with)
    running.send(SIGHUP)
    try await running.waitForLine(containing: "reloaded", in: .errors)
    feed.publish("two")
    try await running.waitForLine(containing: "took", in: .errors)
    _ = try installation.folder.write("trucewatch.yaml", config)
    running.send(SIGHUP)
    try await running.wait(for: "the second reload") { progress in
      String(decoding: progress.errors, as: UTF8.self).components(separatedBy: "reloaded").count == 3
    }
    feed.publish("three")
    try await running.waitForLine(containing: "report three")
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(try takenIDs(installation) == ["two"])
  }

  @Test func aCommandThatFailsIsRunAgainAtTheNextStartAndHoldsUpNoOtherRecord() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try installation(feed) { "exec: [{command: [\($0)], name: desk}]\n" }
    // The first run of the first record fails.
    try script(
      installation, before: "[ -e \"$0.tried\" ] || { touch \"$0.tried\"; exit 3; }")
    let run = try await once(installation)
    #expect(run.status == 0)
    #expect(run.errors.contains("'desk' failed for record 1: exit status 3; trying again in 10 s"))
    #expect(try takenIDs(installation) == ["two"])
    #expect(try await once(installation).status == 0)
    #expect(try takenIDs(installation) == ["two", "one"])
    #expect(try await once(installation).status == 0)
    #expect(try takenIDs(installation).count == 2)
  }

  @Test func aCommandThatHangsIsEndedAtItsTimeoutWithAllThatItStarted() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [{command: [\($0)], timeout: 300ms}]\n" }
    let pipe = installation.folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    try script(installation, before: "exec 9>\"\(pipe)\"; trap '' TERM; sleep 600 & wait; sleep 600")
    let reader = try RunningProgram("/bin/cat", [pipe])
    let run = try await once(installation)
    #expect(run.status == 0 && run.errors.contains("'sh' failed for record 1: no end after 300 ms"), "\(run.errors)")
    // Both hold the pipe open: its end is theirs.
    #expect(try await reader.waitForExit() == 0)
    #expect(taken(installation) == [])
  }

  /// Also `--once`, which waits for its commands, hears the signal meanwhile.
  @Test(arguments: [[], ["--once"]])
  func aCommandThatRunsWhenTheProgramIsStoppedIsRunAgain(options: [String]) async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [{command: [\($0)], timeout: 1h}]\n" }
    try script(installation, before: "[ -e \"$0.go\" ] || { echo waiting >&2; exec sleep 600; }")
    let running = try installation.watch(options)
    try await running.waitForLine(containing: "waiting", in: .errors)
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(!running.errors.contains("failed for record"))
    _ = try installation.folder.write("take.go", "")
    #expect(try await once(installation).status == 0)
    #expect(try takenIDs(installation) == ["one"])
  }

  @Test func everyAlertReachesTheCommandOverKills() async throws {
    let feed = try FeedServer(["0"])
    let installation = try installation(feed) { "exec: [{command: [\($0)], parallel: 2}]\n" }
    let config = try installation.folder.read("trucewatch.yaml").replacing("100ms", with: "5ms")
    _ = try installation.folder.write("trucewatch.yaml", config)
    try script(installation)
    try await installation.killWhilePublishing(rounds: 10, feed)
    #expect(try await once(installation).status == 0)
    #expect(Set(try takenIDs(installation)) == Set((0...10).map { "\($0)" }))
  }

  @Test func topicsLevelsEventsAndKindsSayWhatACommandIsRunFor() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed, topics: Installation.builtinTopics) { path in
      let forms = ["topics: [nato]", "topics: [ceasefire]", "level: core", "events: [violated]", "kinds: [notice]"]
      let entries = forms.enumerated().map { "  - {command: [\(path), x], name: n\($0), \($1)}\n" }
      return "exec:\n" + entries.joined()
    }
    try script(installation)
    let run = try await once(installation)
    #expect(run.status == 0)
    #expect(try takenIDs(installation) == ["one", "one"], "\(run.errors)")
  }

  @Test func mistakesAreNamedWithTheirPlace() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "c.yaml",
      """
      feeds: [https://a.example/]
      exec:
        - no-such-program-anywhere
        - {name: x}
        - {command: [/bin/cat], name: ../x}
        - {command: [/bin/cat], timeout: 0, parallel: 0, kinds: [alarm], evnts: []}
        - [/bin/cat]
        - /etc/passwd

      """)
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let run = try RunningProgram(
      program, ["check", "--config", "c.yaml"], environment: ["PATH": "/bin", "HOME": "/nonexistent"],
      workingFolder: folder.path)
    #expect(try await run.waitForExit() == 78)
    let places = run.outputLines.filter { $0.hasPrefix("c.yaml:") }.map { $0.split(separator: " ")[0] }
    #expect(
      places == [
        "c.yaml:3:5:", "c.yaml:4:5:", "c.yaml:5:33:", "c.yaml:6:36:", "c.yaml:6:49:", "c.yaml:6:60:", "c.yaml:6:68:",
        "c.yaml:7:5:", "c.yaml:8:5:",
      ], "\(run.output)")
  }

  @Test func whatACommandPrintsIsToldWithItsNameAndNotWithoutEnd() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [{name: desk, command: [\($0)]}]\n" }
    try script(
      installation,
      "i=0; while [ $i -lt 500 ]; do echo \"line $i\"; i=$((i+1)); done; printf 'last' >&2; printf '\\033[2J'")
    let run = try await once(installation)
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("trucewatch: 'desk': ") }
    #expect(lines.count == 101)
    #expect(lines.prefix(100).elementsEqual((0..<100).map { "trucewatch: 'desk': line \($0)" }))
    #expect(lines.last?.hasPrefix("trucewatch: 'desk': … and 401 more lines, ") ?? false)
  }

  @Test(arguments: [("yes | head -c 3000000", 101), ("head -c 3000000 /dev/zero | tr '\\0' x", 2)])
  func aFloodOfOneCommandStaysSmallInTheLog(command: String, count: Int) async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [{name: flood, command: [\($0)]}]\n" }
    try script(installation, command)
    let run = try await once(installation)
    #expect(run.status == 0 && run.errors.utf8.count < 32 << 10)
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("trucewatch: 'flood': ") }
    #expect(lines.count == count, "\(run.errors.prefix(2000))")
    #expect(lines.last?.contains("not shown") ?? false)
  }

  @Test func whatACommandLeftBehindIsNotEndedByItsPipe() async throws {
    let feed = try FeedServer(["one"])
    let installation = try installation(feed) { "exec: [{name: desk, command: [\($0)]}]\n" }
    let pipe = installation.folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    try script(
      installation,
      before: "[ -e \"$0.once\" ] && { echo second run; exit 0; }; touch \"$0.once\"; "
        + "(until [ -e \"$0.go\" ]; do sleep 0.05; done; echo late && echo done >\"\(pipe)\") &")
    let reader = try RunningProgram("/bin/cat", [pipe])
    let running = try installation.watch()
    try await running.waitForLine(containing: "report one")
    feed.publish("two")
    // The first run has ended by then.
    try await running.waitForLine(containing: "'desk': second run", in: .errors)
    try installation.folder.write("take.go", "")
    #expect(try await reader.waitForExit() == 0 && reader.output == "done\n")
    #expect(!running.errors.contains("late"))
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
  }
}
