import Foundation
import TestSupport
import Testing

/// What the program does with files and feeds that are not as it left them.
@Suite(.inTurn) struct StorageTests {
  private func once(_ installation: Installation) async throws -> (status: Int32, output: String, errors: String) {
    try await installation.run(["watch", "--config", installation.configPath, "--once"])
  }

  @Test func aFileThatIsNoJournalIsLeftAsItIs() async throws {
    let installation = try Installation(feeds: [try FeedServer(["one"]).url])
    try FileManager.default.createDirectory(
      atPath: installation.folder.path("state"), withIntermediateDirectories: true)
    for text in ["my notes\nof today\n", "one line without an end", "{\"seq\":1}\n"] {
      _ = try installation.folder.write("state/journal.jsonl", text)
      let run = try await once(installation)
      #expect(run.status == 65 && run.errors.contains("is no journal of trucewatch"))
      #expect(try installation.folder.read("state/journal.jsonl") == text)
    }
  }

  @Test func damageInTheMiddleOfTheJournalStopsNothingAndIsNotTouched() async throws {
    let feed = try FeedServer(["one", "two"])
    let installation = try Installation(feeds: [feed.url])
    #expect(try await once(installation).status == 0)
    var lines = try installation.folder.read("state/journal.jsonl").split(separator: "\n").map(String.init)
    lines[1] = "damaged"
    _ = try installation.folder.write("state/journal.jsonl", lines.joined(separator: "\n") + "\n")
    feed.publish("three")
    let second = try await once(installation)
    #expect(second.status == 0)
    let after = try installation.folder.read("state/journal.jsonl").split(separator: "\n")
    try #require(after.count == 3, "\(second)")
    #expect(after[1] == "damaged")
    #expect(after[2].contains("\"seq\":3"))
  }

  @Test func twoInstancesCannotShareAJournal() async throws {
    let feed = try FeedServer(["one"])
    let first = try Installation(feeds: [feed.url])
    let running = try first.watch()
    try await running.waitForLine(containing: "report one")
    let journal = first.folder.path("state/journal.jsonl")
    let second = try TemporaryFolder()
    _ = try second.write("c.yaml", "feeds: [\(feed.url)]\nstate_dir: own\njournal: \(journal)\n")
    let run = try await first.run(["watch", "--config", second.path("c.yaml"), "--once"])
    #expect(run.status == 75 && run.errors.contains("already writes the journal"))
  }

  @Test func aStateThatIsDamagedInsideIsPutAsideAndMadeAgain() async throws {
    let feed = try FeedServer((0..<200).map { "\($0)" })
    let installation = try Installation(feeds: [feed.url])
    #expect(try await once(installation).status == 0)
    let path = installation.folder.path("state/state.db")
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    let size = try handle.seekToEnd()
    // The first page stays whole: SQLite opens it without a complaint.
    try handle.seek(toOffset: 1024)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 1024))
    try handle.close()
    feed.publish("new")
    var run = try await once(installation)
    if run.status == 74 { run = try await once(installation) }
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
    let ids = try installation.ids()
    #expect(ids.count == 201 && Set(ids).count == 201)
  }

  /// A program that watches a feed with something new while another holds the state's lock, until `letGo`.
  private struct LockedState {
    let feed: FeedServer
    let running: RunningProgram
    /// From the program's start to its first alert.
    let startTime: Duration
    private let installation: Installation
    private let holder: RunningProgram

    init() async throws {
      feed = try FeedServer(["one"])
      installation = try Installation(feeds: [feed.url])
      let start = ContinuousClock.now
      running = try installation.watch()
      try await running.waitForLine(containing: "report one")
      startTime = ContinuousClock.now - start
      mkfifo(installation.folder.path("release"), 0o600)
      let script = """
        import sqlite3
        c = sqlite3.connect('state/state.db', isolation_level=None)
        c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); open('release').read(); c.execute('ROLLBACK')
        """
      holder = try RunningProgram("/usr/bin/env", ["python3", "-c", script], workingFolder: installation.folder.path)
      try await holder.waitForLine(containing: "locked")
      feed.publish("two")
    }

    func letGo() async throws {
      try installation.folder.write("release", "now\n")
      _ = try await holder.waitForExit()
    }
  }

  @Test func aStopDoesNotWaitLongForAStateThatIsLocked() async throws {
    let locked = try await LockedState()
    let stopped = ContinuousClock.now
    locked.running.send(SIGTERM)
    #expect(try await locked.running.waitForExit() == 0)
    let stopTime = ContinuousClock.now - stopped
    // What a program takes on this machine, however busy it is, comes on top.
    #expect(stopTime < .seconds(5) + locked.startTime * 4)
    try await locked.letGo()
  }

  @Test func aStateThatAnotherProgramReadsAndLocksIsWaitedFor() async throws {
    let locked = try await LockedState()
    // Whether it is fetched before the lock is met or after it was let go is chance; it comes either way.
    try await locked.running.waitForLine(containing: "another program holds it", in: .errors)
    try await locked.letGo()
    try await locked.running.waitForLine(containing: "report two")
    locked.feed.publish("three")
    try await locked.running.waitForLine(containing: "report three")
    #expect(locked.running.status == nil)
  }

  @Test func aFeedWithFewItemsAllowedTakesNothingFromTheNext() async throws {
    let small = try FeedServer(["s1", "s2", "s3"])
    let large = try FeedServer(["l1", "l2", "l3"])
    let installation = try Installation(
      feeds: [], extra: "  - {url: \"\(small.url)\", max_items: 1}\n  - \(large.url)\nmax_concurrent: 1\n")
    #expect(try await once(installation).status == 0)
    #expect(Set(try installation.ids()) == ["s3", "l1", "l2", "l3"])
  }

  @Test func aFirstPollThatAKillCutShortStaysAFirstPoll() async throws {
    let feed = try FeedServer((1...5).map { "\($0)" })
    let installation = try Installation(feeds: [feed.url], extra: "")
    let config = try installation.folder.read("trucewatch.yaml").replacing(
      "first_run: alert", with: "first_run: baseline")
    _ = try installation.folder.write("trucewatch.yaml", config)
    // A state that knows nothing yet, and the first records of a batch that was cut short.
    let other = try FeedServer([])
    _ = try installation.folder.write("trucewatch.yaml", config.replacing(feed.url, with: other.url))
    #expect(try await once(installation).status == 0)
    _ = try installation.folder.write("trucewatch.yaml", config)
    let copy = installation.folder.path("copy")
    try FileManager.default.copyItem(atPath: installation.folder.path("state"), toPath: copy)
    #expect(try await once(installation).status == 0)
    let lines = try installation.folder.read("state/journal.jsonl").split(separator: "\n")
    try FileManager.default.removeItem(atPath: installation.folder.path("state"))
    try FileManager.default.moveItem(atPath: copy, toPath: installation.folder.path("state"))
    _ = try installation.folder.write("state/journal.jsonl", lines.prefix(2).joined(separator: "\n") + "\n")
    let run = try await once(installation)
    #expect(run.output.isEmpty)
    #expect(try installation.records().compactMap { $0["kind"] as? String } == Array(repeating: "baseline", count: 5))
  }

  /// `>&-`: closed, so that the next file that is opened would be stdout; `/dev/full`: every write fails.
  @Test(arguments: [">&-", ">/dev/full"])
  func linesThatCouldNotBeWrittenArePrintedAtTheNextStart(redirection: String) async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let command = "\(program) watch --once --config trucewatch.yaml \(redirection)"
    let mute = try RunningProgram("/bin/sh", ["-c", command], workingFolder: installation.folder.path)
    #expect(try await mute.waitForExit() == 0)
    #expect(mute.errors.contains("1 line dropped so far"))
    #expect(try installation.ids() == ["one"])
    let next = try await once(installation)
    #expect(next.output.contains("report one"))
    #expect(try await once(installation).output.isEmpty)
  }

  /// A file system of one's own needs root or user namespaces.
  static func canMount() async -> Bool {
    let mount = ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return await (try? Turn.take { try await RunningProgram("/usr/bin/unshare", mount).waitForExit() }) == 0
  }

  @Test(.enabled { await StorageTests.canMount() }) func whatIsFetchedWhenTheDiskFillsUpIsToldAtOnce() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    mkfifo(installation.folder.path("fill"), 0o600)
    mkfifo(installation.folder.path("room"), 0o600)
    // The journal's disk is full, the state's is not.
    let script = """
      mkdir disk && mount -t tmpfs -o size=512k none disk || exit 1
      sed -i 's|^journal: state|journal: disk|' trucewatch.yaml
      { read word <fill; cat /dev/zero >disk/filler; echo filled; read word <room; rm disk/filler; } &
      exec "$0" watch --config trucewatch.yaml
      """
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let running = try RunningProgram(
      "/usr/bin/unshare", ["-rm", "sh", "-c", script, program], workingFolder: installation.folder.path)
    try await running.waitForLine(containing: "report one")
    try installation.folder.write("fill", "now\n")
    try await running.waitForLine(containing: "filled")
    // More than the last page of the journal has room for.
    feed.publish((1...30).map { "\($0)" })
    try await running.waitForLine(containing: "report 30")
    try await running.waitForLine(containing: "polling waits until there is space", in: .errors)
    feed.publish("last")
    try installation.folder.write("room", "now\n")
    try await running.waitForLine(containing: "report last")
    #expect(running.outputLines.filter { $0.contains(" ALERT ") }.count == 32)
  }

  /// The database is there and its shared memory file of 32 KiB does not fit: SQLite calls that an I/O error.
  @Test(.enabled { await StorageTests.canMount() }) func aDiskThatIsFullAtTheStartIsWaitedFor() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    mkfifo(installation.folder.path("room"), 0o600)
    let script = """
      mkdir state && mount -t tmpfs -o size=512k none state || exit 1
      "$0" watch --once --config trucewatch.yaml || exit 1
      cat /dev/zero >state/filler 2>/dev/null
      { read word <room; rm state/filler; } &
      exec "$0" watch --config trucewatch.yaml
      """
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let running = try RunningProgram(
      "/usr/bin/unshare", ["-rm", "sh", "-c", script, program], workingFolder: installation.folder.path)
    try await running.waitForLine(containing: "waiting until there is space", in: .errors)
    feed.publish("two")
    try installation.folder.write("room", "now\n")
    try await running.waitForLine(containing: "report two")
    #expect(running.outputLines.count == 2)
  }

  /// What is kept for a stop is no more than what is left of the reserve, and a start needs all of it.
  @Test(.enabled { await StorageTests.canMount() }) func aStartOnAFullDiskUsesAReserveThatWasHalved() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let script = """
      mkdir state && mount -t tmpfs -o size=8m none state || exit 1
      head -c $((7692 * 1024)) /dev/zero >state/filler
      "$0" watch --once --config trucewatch.yaml || exit 1
      wc -c <state/.journal.jsonl.reserve
      cat /dev/zero >state/rest 2>/dev/null
      exec "$0" watch --config trucewatch.yaml
      """
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let running = try RunningProgram(
      "/usr/bin/unshare", ["-rm", "sh", "-c", script, program], workingFolder: installation.folder.path)
    try await running.waitForLine(containing: "262144")
    feed.publish("two")
    try await running.waitForLine(containing: "report two")
  }

  @Test func aHostThatDoesNotExistStopsNoOtherFeed() async throws {
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: ["http://dead.invalid/1", "http://dead.invalid/2", feed.url])
    let running = try installation.watch()
    try await running.waitForLine(containing: "dead.invalid/1", in: .errors)
    let before = feed.server.requests.count
    _ = try await feed.server.waitForRequests(before + 5)
    #expect(!running.errors.contains("cannot fetch '\(feed.url)'"))
  }
}
