import Testing

@testable import TruceDaemon

/// Every operation of a run is the last one, or fails, in every way; then the next run meets the same.
///
/// Checked each time, by the numbers of `Storage` and `JournalFile`: Storage 1, 2, 3 and 6, JournalFile 1 and 4.
@Suite struct CrashEnumerationTests {
  enum Power: CaseIterable {
    /// The process is killed; what the kernel holds stays.
    case stays
    case cutToNothing
    case cutToHalf
    case cutToZeroes
  }

  @Test(arguments: Fate.Blow.allCases, Power.allCases)
  func anyOneOperationThatIsTheLastOrFailsLosesAndDoublesNothing(blow: Fate.Blow, power: Power) throws {
    let operations = try countOperations()
    #expect(operations > 20)
    for operation in 1...operations {
      let run = try SimulatedRun()
      strike(run, blow, operation, power)
      try expectExactlyOnce(run, "\(blow) at \(operation), power \(power)")
    }
  }

  @Test(arguments: [Fate.Blow.torn, .after], [Power.stays, .cutToHalf])
  func twoInARowLoseAndDoubleNothing(blow: Fate.Blow, power: Power) throws {
    let operations = try countOperations()
    for operation in 1...operations {
      for second in 1...6 {
        let run = try SimulatedRun()
        strike(run, blow, operation, power)
        strike(run, second.isMultiple(of: 2) ? .dropped : .torn, second, power)
        try expectExactlyOnce(run, "\(blow) at \(operation), then at \(second), power \(power)")
      }
    }
  }

  @Test(arguments: Fate.Blow.allCases)
  func aStateThatIsLostAfterwardsIsMadeAgainFromTheJournal(blow: Fate.Blow) throws {
    for operation in 1...(try countOperations()) {
      let run = try SimulatedRun()
      strike(run, blow, operation, .stays)
      run.state.lose()
      strike(run, .dropped, 2, .stays)
      try expectExactlyOnce(run, "\(blow) at \(operation)", printsAll: false)
    }
  }

  private func countOperations() throws -> Int {
    let run = try SimulatedRun()
    run.fate.begin()
    run.live()
    return run.fate.count
  }

  private func strike(_ run: SimulatedRun, _ blow: Fate.Blow, _ operation: Int, _ power: Power) {
    run.fate.begin(blow, at: operation)
    run.live()
    switch power {
    case .stays: return
    case .cutToNothing: run.disk.cutPower(.nothing)
    case .cutToHalf: run.disk.cutPower(.half)
    case .cutToZeroes: run.disk.cutPower(.zeroes)
    }
    run.state.cutPower()
  }

  /// Two more runs without trouble, and a server that has no more news: then all is there, once.
  private func expectExactlyOnce(_ run: SimulatedRun, _ what: String, printsAll: Bool = true) throws {
    run.fate.begin()
    run.server.isFrozen = true
    run.live(polls: 2)
    let records = run.records()
    let ids = records.map(\.id).filter { !$0.isEmpty }
    #expect(ids.sorted() == run.server.ids.sorted(), "\(what)")
    #expect(records.map(\.seq) == Array(1...Int64(records.count)), "\(what)")
    #expect(run.broken.isEmpty, "\(what)")
    let printed = Set(run.output.lines.compactMap(SimulatedRun.seq))
    if printsAll { #expect(printed.count + run.output.droppedCount >= records.count, "\(what)") }
    var findings: [JournalVerification.Finding] = []
    var verification = JournalVerification(JournalFiles(path: SimulatedRun.journalPath, files: run.disk)) {
      findings.append($0)
    }
    try verification.run(anchor: try run.state.progress())
    #expect(findings.isEmpty, "\(what)")
    #expect(verification.chainedCount == records.count - 1, "\(what)")
  }
}
