import Foundation
import TestSupport
import Testing

/// The built program with a configuration, a state folder and a journal of its own.
struct Installation {
  let folder: TemporaryFolder
  let configPath: String
  private let program: String

  /// The packs that are built in. To read them takes half a second of a program that is built for tests.
  static let builtinTopics = "[builtin:ceasefire, builtin:nato]"

  /// - Parameters:
  ///   - topics: Where a test is not about the packs, one word.
  ///   - extra: Further lines of the configuration.
  init(feeds: [String], interval: String = "100ms", topics: String = "[word.yaml]", extra: String = "") throws {
    folder = try TemporaryFolder()
    try folder.write("word.yaml", "topic: ceasefire\ntitle: One word\nany: [ceasefire]\n")
    program = try RunningProgram.builtProgram(named: "trucewatch")
    let list = feeds.map { "  - \($0)\n" }.joined()
    configPath = try folder.write(
      "trucewatch.yaml",
      """
      state_dir: state
      journal: state/journal.jsonl
      topics: \(topics)
      defaults: {interval: \(interval), timeout: 1h, first_run: alert, max_age: 36500d}
      feeds:
      \(list)\(extra)
      """)
  }

  /// - Parameter environment: Further variables.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
    let all = environment.merging(["PATH": "/usr/bin:/bin", "no_proxy": "*"]) { given, _ in given }
    return try RunningProgram(program, arguments, environment: all, workingFolder: folder.path)
  }

  func watch(_ more: [String] = [], environment: [String: String] = [:]) throws -> RunningProgram {
    try start(["watch", "--config", configPath] + more, environment: environment)
  }

  /// Starts the daemon `rounds` times, publishes an item with the round's number, and kills it.
  func killWhilePublishing(rounds: Int, _ feed: FeedServer) async throws {
    for round in 1...rounds {
      let before = feed.server.requests.count
      let running = try watch()
      _ = try await feed.server.waitForRequests(before + 1)
      feed.publish("\(round)")
      // A different moment each time, from the request to well after the commit.
      _ = try await feed.server.waitForRequests(before + 1 + round % 4)
      running.send(SIGKILL)
      #expect(try await running.waitForExit() == 128 + SIGKILL)
    }
  }

  func run(_ arguments: [String]) async throws -> (status: Int32, output: String, errors: String) {
    let running = try start(arguments)
    let status = try await running.waitForExit()
    return (status, running.output, running.errors)
  }

  /// The records of the journal and its rotated files, in order.
  func records() throws -> [[String: Any]] {
    let state = folder.path("state")
    let names = try FileManager.default.contentsOfDirectory(atPath: state).filter { $0.hasPrefix("journal.jsonl") }
    let lines = try names.flatMap { try folder.read("state/" + $0).split(separator: "\n") }
    let records = try lines.map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
    return records.sorted { ($0["seq"] as? Int ?? 0) < ($1["seq"] as? Int ?? 0) }
  }

  /// The ids of the items in the journal, in order.
  func ids() throws -> [String] {
    try records().compactMap { ($0["item"] as? [String: Any])?["id"] as? String }
  }
}
