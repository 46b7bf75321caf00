/// Compressed test data, by the command that every system has.
package enum Gzip {
  package static func compress(_ bytes: [UInt8]) async throws -> [UInt8] {
    let program = try RunningProgram("/usr/bin/gzip", ["-9", "-c"], input: bytes)
    guard try await program.waitForExit() == 0 else { throw Failed(errors: program.errors) }
    return program.outputBytes
  }

  /// gzip said no.
  struct Failed: Error {
    let errors: String
  }
}
