import TestSupport

/// Tests that run the built program to its end, without any configuration but what they give it.
protocol CommandSuite {}

extension CommandSuite {
  /// - Parameter environment: Further variables.
  func run(
    _ arguments: [String], input: String = "", in folder: TemporaryFolder? = nil, environment: [String: String] = [:]
  ) async throws -> (status: Int32, output: String, errors: String) {
    let running = try RunningProgram(
      try RunningProgram.builtProgram(named: "trucewatch"), arguments,
      environment: environment.merging(["HOME": "/nonexistent", "no_proxy": "*"]) { given, _ in given },
      workingFolder: folder?.path ?? "/tmp", input: Array(input.utf8))
    let status = try await running.waitForExit()
    return (status, running.output, running.errors)
  }
}
