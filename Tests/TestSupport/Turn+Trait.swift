// The static standard library comes without it, and a build of the whole package with that one builds this target, too.
#if canImport(Testing)
  package import Testing

  extension Turn: SuiteTrait, TestTrait, TestScoping {
    /// For a suite: each of its tests, and each argument of a test, takes a turn of its own.
    package var isRecursive: Bool { true }

    package func provideScope(
      for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
      try await Turn.take(body)
    }
  }

  extension Trait where Self == Turn {
    /// For suites and tests that start programs or serve connections.
    package static var inTurn: Self { Self() }
  }
#endif
