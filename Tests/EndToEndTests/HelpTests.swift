import TestSupport
import Testing

/// What the program says of itself.
@Suite(.inTurn) struct HelpTests: CommandSuite {
  @Test(arguments: [["journal", "--help"], ["help", "journal"], ["journal", "print", "--help"]])
  func theHelpOfJournalShowsTheOptionsOfPrinting(arguments: [String]) async throws {
    let help = try await run(arguments)
    #expect(help.status == 0)
    for option in ["--follow", "--since", "--topic", "--format", "--file", "--config"] {
      #expect(help.output.contains("  \(option) ") || help.output.contains(", \(option) "))
    }
  }

  @Test func theHelpOfJournalNamesItsSubcommands() async throws {
    let help = try await run(["journal", "--help"])
    #expect(help.output.contains("\n  print (default) "))
    #expect(help.output.contains("\n  verify  "))
  }

  @Test func optionsStandBeforeAndAfterTheSubcommandOfJournal() async throws {
    let folder = try TemporaryFolder()
    try folder.write("journal.jsonl", "")
    for arguments in [["--file", "journal.jsonl", "verify"], ["verify", "--file", "journal.jsonl"]] {
      let result = try await run(["journal"] + arguments, in: folder)
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("0 records"))
    }
    let printed = try await run(["journal", "--format", "csv", "print", "--file", "journal.jsonl"], in: folder)
    #expect(printed.output.hasPrefix("seq,at,kind,"))
  }

  @Test func verifyRefusesTheOptionsOfPrinting() async throws {
    for option in [["--follow"], ["--since", "2h"], ["--format", "json"]] {
      let result = try await run(["journal", "verify"] + option)
      #expect(result.status == 64)
      #expect(result.errors.contains("'verify' takes --config or --file alone"))
    }
  }

  @Test func wrongUsageIsToldOnStderrWithStatus64() async throws {
    for arguments in [["watch", "--nonsense"], ["nonsense"], ["parse", "a", "b"], ["journal", "--kind", "nonsense"]] {
      let result = try await run(arguments)
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("Error: "))
    }
  }

  @Test func helpAndVersionAreAnswers() async throws {
    for arguments in [[], ["--help"], ["feeds"], ["help", "watch"], ["--version"]] {
      let result = try await run(arguments)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      #expect(result.output.contains("trucewatch"))
    }
  }
}
