import Foundation
import TestSupport
import Testing

@Suite(.inTurn) struct RunningProgramTests {
  private func shell(_ script: String, environment: [String: String]? = nil, input: String = "") throws
    -> RunningProgram
  {
    try RunningProgram("/bin/sh", ["-c", script], environment: environment, input: Array(input.utf8))
  }

  @Test func tellsOutputErrorsAndStatus() async throws {
    let program = try shell("cat; echo wrong >&2; exit 78", input: "in\n")
    #expect(try await program.waitForExit() == 78)
    #expect(program.output == "in\n" && program.errors == "wrong\n")
    #expect(program.status == 78)
  }

  @Test func hasItsOwnFolderAndEnvironment() async throws {
    let folder = try TemporaryFolder()
    let program = try RunningProgram(
      "/bin/sh", ["-c", "pwd; echo $A; env | wc -l"], environment: ["A": "b c"], workingFolder: folder.path)
    #expect(try await program.waitForExit() == 0)
    #expect(program.outputLines.prefix(2) == [folder.path, "b c"])
  }

  @Test func showsLinesWhileItRunsAndHearsSignals() async throws {
    let program = try shell("trap 'echo again' HUP; echo ready; while :; do sleep 0.01; done")
    #expect(try await program.waitForLine(containing: "rea") == "ready")
    #expect(program.status == nil)
    program.send(SIGHUP)
    try await program.waitForLine(containing: "again")
    program.send(SIGTERM)
    #expect(try await program.waitForExit() == 128 + SIGTERM)
    program.send(SIGKILL)
  }

  @Test func tellsWhatItWaitedFor() async throws {
    let program = try shell("echo something else; sleep 10")
    try await program.waitForLine(containing: "else")
    let error = await #expect(throws: WaitedTooLong.self) {
      try await program.waitForLine(containing: "never", timeout: .milliseconds(20))
    }
    #expect(try #require(error).description.contains("something else"))
  }

  @Test func failsWhereThereIsNoProgram() {
    #expect(throws: (any Error).self) { try RunningProgram("/nonexistent/program") }
    #expect(throws: POSIXError(.ENOENT)) { try RunningProgram.builtProgram(named: "no-such-program") }
  }
}
