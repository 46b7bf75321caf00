import Foundation
import TestSupport
import Testing

/// Every command with an output that cannot be written. One command after another: they start many programs.
@Suite(.serialized, .inTurn) struct OutputTests {
  /// A command in the folder that `prepare` fills.
  struct Command: Sendable, CustomTestStringConvertible {
    /// `URL` stands for a server with a feed.
    let arguments: [String]
    /// Where all can be written.
    let status: Int32
    let printsAnswer: Bool

    init(_ arguments: String, status: Int32 = 0, printsAnswer: Bool = true) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.status = status
      self.printsAnswer = printsAnswer
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// Where the outputs go, in the shell's words.
  enum Place: String, CaseIterable {
    case fullOutput = ">/dev/full"
    case closedOutput = ">&-"
    case fullErrors = "2>/dev/full"
    case allClosed = "<&- >&- 2>&-"
    /// The write end of a pipe that nobody reads.
    case pipeWithoutReader = ">&5"

    /// A reader that has gone wants no more of it.
    var losesAnswer: Bool { [.fullOutput, .closedOutput, .allClosed].contains(self) }
    var losesErrors: Bool { [.fullErrors, .allClosed].contains(self) }
  }

  static let commands = [
    Command("parse feed.xml"), Command("parse URL"), Command("parse journal.jsonl", status: 65, printsAnswer: false),
    Command("match --topics topic.yaml feed.xml"), Command("match --explain --topics topic.yaml feed.xml"),
    Command("match --topics topic.yaml missing.xml feed.xml", status: 66),
    Command("journal --file journal.jsonl"), Command("journal print --format csv --file journal.jsonl"),
    Command("journal verify --file journal.jsonl"), Command("status"), Command("status --json"),
    Command("check"), Command("check --config mistake.yaml", status: 78),
    Command("check --config missing.yaml", status: 66, printsAnswer: false),
    Command("feeds list"), Command("feeds retry https://a.example/"), Command("feeds export"),
    Command("feeds import urls.txt"), Command("feeds discover URL"),
    Command("topics list"), Command("topics show t"), Command("topics test topic.yaml"),
    Command("backtest --topics topic.yaml --against topic.yaml feed.xml"),
    Command("backtest --topics topic.yaml --journal journal.jsonl"),
    Command("watch --once --config mistake.yaml", status: 78, printsAnswer: false),
    Command("--help"), Command("help journal"), Command("feeds"), Command("--version"),
    Command("journal --nonsense", status: 64, printsAnswer: false),
    Command("nonsense", status: 64, printsAnswer: false),
  ]

  /// With a small topic: to set up the built-in packs takes much longer than all else.
  private func prepare(_ folder: TemporaryFolder) throws {
    try folder.write("feed.xml", FeedServer.rss(["one"]))
    try folder.write("urls.txt", "https://a.example/\n")
    try folder.write("topic.yaml", "topic: t\ntitle: T\nany: [report]\ntests:\n  match: [a report]\n")
    try folder.write("trucewatch.yaml", "state_dir: state\ntopics: [topic.yaml]\nfeeds: [https://a.example/]\n")
    try folder.write("mistake.yaml", "feeds: [nonsense]\n")
    try folder.write(
      "journal.jsonl",
      #"{"v":1,"seq":1,"at":"2026-11-22T21:00:00.123Z","kind":"alert","feed":{"url":"https://a.example/","#
        + #""name":"A"},"item":{"title":"A report"},"topics":[{"id":"t","level":"core","score":1,"evidence":[]}]}"#
        + "\n")
    mkdir(folder.path("state"), 0o700)
    mkfifo(folder.path("pipe"), 0o600)
  }

  /// The command as a shell starts it: descriptor 5 is a pipe without a reader.
  private func run(_ arguments: [String], _ place: Place) async throws -> (status: Int32, errors: String) {
    let folder = try TemporaryFolder()
    try prepare(folder)
    let server = try arguments.contains("URL") ? FeedServer(["one"]) : nil
    let script = "exec 4<>pipe 5>pipe 4>&-; exec \"$@\" \(place.rawValue)"
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let running = try RunningProgram(
      "/bin/sh", ["-c", script, "sh", program] + arguments.map { $0 == "URL" ? server?.url ?? $0 : $0 },
      environment: ["TRUCEWATCH_CONFIG": "trucewatch.yaml", "no_proxy": "*"], workingFolder: folder.path)
    return (try await running.waitForExit(), running.errors)
  }

  @Test(arguments: commands)
  func aCommandThatCannotWriteEndsWithAStatusAndOneLine(command: Command) async throws {
    try await withThrowingTaskGroup { group in
      for place in Place.allCases { group.addTask { try await check(command, place) } }
      try await group.waitForAll()
    }
  }

  private func check(_ command: Command, _ place: Place) async throws {
    let result = try await run(command.arguments, place)
    let isLost = place.losesAnswer && command.printsAnswer
    #expect(result.status == (isLost ? 74 : command.status), "with \(place.rawValue)")
    let told = result.errors.split(separator: "\n").count { $0.contains("cannot write to standard output") }
    #expect(told == (isLost && !place.losesErrors ? 1 : 0), "with \(place.rawValue)")
    #expect(!result.errors.contains("cannot read the journal"), "with \(place.rawValue)")
  }

  @Test(arguments: zip([Place.fullOutput, .closedOutput, .pipeWithoutReader], [74, 74, 0] as [Int32]))
  func aJournalIsFollowedUntilNobodyTakesItsRecords(place: Place, status: Int32) async throws {
    #expect(try await run(["journal", "--follow", "--file", "journal.jsonl"], place).status == status)
  }
}
