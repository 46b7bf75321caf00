import StorageSimulation
import TestSupport
import Testing

@testable import TruceStorage

/// Every operation of a run is the last one, or fails, in every way; then the next run meets the same.
///
/// Checked each time, by the numbers of `Storage` and `JournalFile`: Storage 1, 2, 3 and 6, JournalFile 1 and 4.
/// One after another, on a thread of their own: they compute for seconds, and no other test waits for them.
@Suite(.serialized) struct CrashEnumerationTests {
  @Test(arguments: Fate.Blow.allCases)
  func anyOneOperationThatIsTheLastOrFailsLosesAndDoublesNothing(blow: Fate.Blow) async throws {
    let broken = try await broken { operation in
      Strikes.Power.allCases.map { Strikes(first: Strikes.Strike(blow: blow, operation: operation), power: $0) }
    }
    #expect(broken == [])
  }

  @Test(arguments: [Fate.Blow.torn, .after], [Strikes.Power.stays, .cutToHalf])
  func twoInARowLoseAndDoubleNothing(blow: Fate.Blow, power: Strikes.Power) async throws {
    let broken = try await broken { operation in
      (1...6).map { second in
        Strikes(
          first: Strikes.Strike(blow: blow, operation: operation),
          second: Strikes.Strike(blow: second.isMultiple(of: 2) ? .dropped : .torn, operation: second), power: power)
      }
    }
    #expect(broken == [])
  }

  @Test(arguments: Fate.Blow.allCases)
  func aStateThatIsLostAfterwardsIsMadeAgainFromTheJournal(blow: Fate.Blow) async throws {
    let broken = try await broken { operation in
      [
        Strikes(
          first: Strikes.Strike(blow: blow, operation: operation), losesState: true,
          second: Strikes.Strike(blow: .dropped, operation: 2))
      ]
    }
    #expect(broken == [])
  }

  /// - Parameter strikes: What befalls runs of their own, for one operation.
  private func broken(_ strikes: @escaping @Sendable (_ operation: Int) -> [Strikes]) async throws -> [String] {
    try await OwnThread.run {
      let operations = try Strikes.countOperations()
      // Fewer: the run does not do what it is to be struck at.
      guard operations > 20 else { return ["\(operations) operations"] }
      return try (1...operations).flatMap(strikes).flatMap { try $0.broken() }
    }
  }
}
