import TestSupport
import Testing

@Suite struct TurnTests {
  @Test func aProgramIsStartedInATurnOnly() async throws {
    #expect(throws: RunningProgram.OutOfTurn.self) { try RunningProgram("/bin/true") }
    let status = try await Turn.take { try await RunningProgram("/bin/true").waitForExit() }
    #expect(status == 0)
  }

  @Test func noMoreRunAtATimeThanThereAreTurns() async throws {
    let running = Watched((now: 0, most: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          try await Turn.take {
            running.update { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            running.update { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect((1...Turn.count).contains(running.update { $0.most }))
  }

  /// However many turns the others leave.
  @Test func aTurnWithinATurnIsTheSame() async throws {
    let depth = try await Turn.take { try await Turn.take { try await Turn.take { 3 } } }
    #expect(depth == 3)
  }
}
