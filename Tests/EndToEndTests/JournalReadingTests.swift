import Foundation
import TestSupport
import Testing

/// `trucewatch journal` on journals as people find them, built.
@Suite(.inTurn) struct JournalReadingTests: CommandSuite {
  /// One line of a journal, its newline included.
  private func record(_ seq: Int, kind: String = "alert", topic: String = "ceasefire") -> String {
    #"{"v":1,"seq":\#(seq),"at":"2026-11-2\#(seq)T21:00:00.000Z","kind":"\#(kind)","feed":{"url":"https://a.example/","#
      + #""name":"A"},"item":{"id":"i\#(seq)","title":"Ceasefire \#(seq)"},"topics":[{"id":"\#(topic)","#
      + #""level":"core","score":1}]}"# + "\n"
  }

  /// Numbers of the records that were printed as JSON.
  private func seqs(_ output: String) throws -> [Int] {
    try output.split(separator: "\n").map { line in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return record?["seq"] as? Int ?? 0
    }
  }

  /// With a topic, lines that cannot have it are not decoded.
  @Test(arguments: [[], ["--topic", "ceasefire"], ["--kind", "alert,update"], ["--since", "2026-11-20"]])
  func whatIsWholeIsPrintedAndTheRestIsToldWithStatus65(filter: [String]) async throws {
    let folder = try TemporaryFolder()
    let torn = String(record(2).prefix(40))
    try folder.write("j.jsonl", record(1) + torn + "\n" + record(3) + torn + record(4) + record(5).dropLast(30))
    let run = try await run(["journal", "--file", "j.jsonl", "--format", "json"] + filter, in: folder)
    #expect(run.status == 65)
    #expect(try seqs(run.output) == [1, 3, 4])
    #expect(
      run.errors.split(separator: "\n").map(String.init) == [
        "trucewatch: error: not all of the journal can be read: 'j.jsonl': line 5 is cut short: its record is lost",
        "trucewatch: error: not all of the journal can be read: "
          + "'j.jsonl' has 2 lines that are no whole records; the first is line 2",
      ])
  }

  @Test func aFileThatIsNoJournalIsNoAnswer() async throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.txt", "one\ntwo\n")
    try folder.write("j.jsonl", record(3))
    try folder.write("j.jsonl.1", "one\n")
    #expect(try await run(["journal", "j.jsonl"], in: folder).errors.contains("'j.jsonl.1' has 1 line"))
    let printed = try await run(["journal", "notes.txt"], in: folder)
    #expect(printed.status == 65 && printed.output.isEmpty && printed.errors.contains("2 lines"))
    try folder.write("t.yaml", "topic: t\ntitle: T\nany: [word]\n")
    let tried = try await run(["backtest", "--topics", "t.yaml", "--journal", "notes.txt"], in: folder)
    #expect(tried.status == 65 && tried.errors.contains("2 lines"))
    let none = try await run(["backtest", "--topics", "t.yaml", "--journal", "none.jsonl"], in: folder)
    #expect(none.status == 66)
  }

  @Test func verifyNamesAFileThatItCannotRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("j.jsonl", record(3))
    try folder.write("j.jsonl.1.gz", Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]))
    let run = try await run(["journal", "verify", "j.jsonl"], in: folder)
    #expect(run.status == 65)
    #expect(run.output.hasPrefix("j.jsonl.1.gz: is cut short: the records behind its end are lost\n1 record, 3 to 3;"))
    #expect(run.output.contains("; 1 finding; "))
  }

  @Test func aFollowerIsToldAtOnceOfWhatItCannotRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("j.jsonl", record(1) + "nonsense\n" + record(3))
    let running = try RunningProgram(
      try RunningProgram.builtProgram(named: "trucewatch"), ["journal", "-f", "--file", "j.jsonl"],
      workingFolder: folder.path)
    try await running.waitForLine(containing: "1 line that is no whole record: line 2", in: .errors)
    try await running.waitForLine(containing: "seq=3")
    try folder.write("j.jsonl", record(1) + "nonsense\n" + record(3) + record(4))
    try await running.waitForLine(containing: "seq=4")
    #expect(running.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    (["--topic", "Ceasefire"], [1, 2, 4]), (["--topic", "NATO"], [3]), (["--kind", "alert,notice"], [1, 3]),
    (["--kind", "update", "--kind", "baseline"], [2, 4]), (["--since", "@1795467600"], [3, 4]),
    (["--since", "2026-11-23T00:00"], [3, 4]), (["--until", "2026-11-22"], [1]),
    (["--topic", "ukraine"], []),
  ])
  func recordsAreSelectedInTheWordsOfJournalctl(options: [String], expected: [Int]) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "j.jsonl",
      record(1) + record(2, kind: "update") + record(3, topic: "nato") + record(4, kind: "baseline"))
    let run = try await run(["journal", "j.jsonl", "--format", "json"] + options, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try seqs(run.output) == expected)
    let isUnknown = options == ["--topic", "ukraine"]
    #expect(
      run.errors
        == (isUnknown ? "trucewatch: no record has the topic 'ukraine', nor is it one of ceasefire, nato\n" : ""))
  }

  @Test func aFileMayBeNamedWithoutItsOptionWhereOnlyOneIsMeant() async throws {
    let folder = try TemporaryFolder()
    try folder.write("j.jsonl", record(1))
    try folder.write("c.yaml", "feeds: [https://a.example/]\nstate_dir: s\n")
    for arguments in [
      ["journal", "j.jsonl"], ["journal", "print", "j.jsonl"], ["journal", "--after", "0", "j.jsonl"],
    ] {
      #expect(try await run(arguments, in: folder).output.contains("seq=1"))
    }
    let check = try await run(["check", "c.yaml"], in: folder)
    #expect(check.status == 0 && check.output == "c.yaml: 1 feed, topics ceasefire, nato: no mistakes\n")
    let feed = "<rss><channel><item><title>Ceasefire</title></item></channel></rss>"
    #expect(try await run(["parse"], input: feed).output.contains("\"title\":\"Ceasefire\""))
    #expect(try await run(["match"], input: feed).status == 0)
    for arguments in [
      ["journal", "j.jsonl", "--file", "j.jsonl"], ["journal", "j.jsonl", "--config", "c.yaml"],
      ["check", "c.yaml", "--config", "c.yaml"], ["status", "c.yaml"],
    ] {
      #expect(try await run(arguments, in: folder).status == 64)
    }
    #expect(try await run(["status", "c.yaml"], in: folder).errors.contains("'--config FILE'"))
  }
}
