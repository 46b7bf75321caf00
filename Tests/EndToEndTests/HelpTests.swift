import TestSupport
import Testing

/// What the program says of itself.
@Suite struct HelpTests: CommandSuite {
  @Test func wrongUsageIsToldOnStderrWithStatus64() async throws {
    for arguments in [["watch", "--nonsense"], ["nonsense"], ["parse"], ["journal", "--kind", "nonsense"]] {
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
