import Foundation
import TestSupport
import Testing

/// What a service manager hears of the built program, over a real socket.
@Suite(.inTurn) struct ServiceManagerTests {
  private func watch(
    _ installation: Installation, _ socket: DatagramSocket, _ environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try installation.watch(environment: environment.merging(["NOTIFY_SOCKET": socket.address]) { first, _ in first })
  }

  private func fields(_ message: String) -> [String: String] {
    Dictionary(
      message.split(separator: "\n").map { line in
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: [false, true])
  func readyComesBeforeAnyFeedAnswersAndTheStatusFollowsThePolls(isAbstract: Bool) async throws {
    let socket = try DatagramSocket(isAbstract: isAbstract)
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url, "http://127.0.0.1:1/refused"])
    let running = try watch(installation, socket)
    let ready = fields(try await socket.waitForMessage(containing: "READY=1"))
    #expect(socket.messages.first?.hasPrefix("READY=1\n") == true)
    #expect(ready["STATUS"]?.hasPrefix("2 feeds: 0 ok, 2 not polled yet; no dated item yet; 0 alerts since 2") == true)
    try await socket.waitForMessage(containing: "STATUS=2 feeds: 1 ok, 1 failing; no dated item yet; 1 alert since 2")
    #expect(!socket.messages.contains { $0.contains("WATCHDOG") })
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    try await socket.waitForMessage(containing: "STOPPING=1")
  }

  @Test func aReloadIsAnnouncedWithItsTimeAndItsEndTellsWhetherItWasTaken() async throws {
    let socket = try DatagramSocket()
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let running = try watch(installation, socket)
    try await running.waitForLine(containing: "report one")
    let good = try installation.folder.read("trucewatch.yaml")
    _ = try installation.folder.write("trucewatch.yaml", good + "no_such_key: 1\n")
    let before = socket.messages.count
    running.send(SIGHUP)
    let reloading = fields(try await socket.waitForMessage(containing: "RELOADING=1", after: before))
    #expect((reloading["MONOTONIC_USEC"].flatMap(Int64.init) ?? 0) > 0)
    let refused = fields(try await socket.waitForMessage(containing: "READY=1", after: before))
    #expect(refused["STATUS"]?.hasPrefix("configuration refused, the old one goes on: ") == true)
    #expect(refused["STATUS"]?.contains("trucewatch.yaml:7:1: unknown key 'no_such_key'; 1 feed: 1 ok") == true)
    _ = try installation.folder.write("trucewatch.yaml", good)
    let between = socket.messages.count
    running.send(SIGHUP)
    let taken = fields(try await socket.waitForMessage(containing: "READY=1", after: between))
    #expect(taken["STATUS"]?.hasPrefix("1 feed: 1 ok; ") == true)
  }

  @Test func theWatchdogHearsSignsAsLongAsTheProgramLives() async throws {
    let socket = try DatagramSocket()
    let installation = try Installation(feeds: ["http://127.0.0.1:1/refused"])
    let running = try watch(installation, socket, ["WATCHDOG_USEC": "20000"])
    try await socket.wait(for: 10, messagesContaining: "WATCHDOG=1")
    running.send(SIGSTOP)
    running.send(SIGCONT)
    let before = socket.messages.count { $0.contains("WATCHDOG=1") }
    try await socket.wait(for: before + 5, messagesContaining: "WATCHDOG=1")
  }

  @Test func theWatchdogOfAnotherProcessIsNotAnswered() async throws {
    let socket = try DatagramSocket()
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url], interval: "1ms")
    let running = try watch(installation, socket, ["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"])
    _ = try await feed.server.waitForRequests(30)
    running.send(SIGTERM)
    #expect(try await running.waitForExit() == 0)
    #expect(!socket.messages.contains { $0.contains("WATCHDOG") })
  }

  @Test func whyItDidNotStartIsToldWithAnErrorNumber() async throws {
    let socket = try DatagramSocket()
    let installation = try Installation(feeds: ["ftp://nowhere.example/"])
    let running = try watch(installation, socket)
    #expect(try await running.waitForExit() == 78)
    let message = fields(try await socket.waitForMessage(containing: "ERRNO="))
    #expect(message["ERRNO"] == "\(EINVAL)")
    #expect(message["STATUS"]?.contains("trucewatch.yaml:6:5: ") == true)
    #expect(!socket.messages.contains { $0.contains("READY=1") })
  }

  @Test func aJournalThatCannotBeWrittenAnyMoreEndsItWithAnErrorNumber() async throws {
    let socket = try DatagramSocket()
    let feed = try FeedServer(["one"])
    let installation = try Installation(feeds: [feed.url])
    let running = try watch(installation, socket)
    try await running.waitForLine(containing: "report one")
    let path = installation.folder.path("state/journal.jsonl")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(try await running.waitForExit() == 74)
    let message = fields(try await socket.waitForMessage(containing: "ERRNO="))
    #expect(message["ERRNO"] == "\(EISDIR)" && message["STATUS"]?.contains("journal.jsonl") == true)
  }
}
