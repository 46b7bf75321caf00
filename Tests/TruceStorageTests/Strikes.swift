import StorageSimulation
import TruceStorage

/// What befalls a simulated watch, before two more runs in peace show what is left of its promises.
struct Strikes: Sendable {
  enum Power: CaseIterable {
    /// The process is killed; what the kernel holds stays.
    case stays
    case cutToNothing
    case cutToHalf
    case cutToZeroes
  }

  /// A blow at the k-th operation of a process.
  struct Strike: Sendable {
    let blow: Fate.Blow
    let operation: Int
  }

  let first: Strike
  /// The state is gone after the first one.
  var losesState = false
  /// Meets the next process.
  var second: Strike?
  /// What goes with each end.
  var power = Power.stays

  /// Operations of a run without trouble.
  static func countOperations() throws -> Int {
    let run = try SimulatedRun()
    run.fate.begin()
    run.live()
    return run.fate.count
  }

  /// - Returns: What is not as promised.
  func broken() throws -> [String] {
    let run = try SimulatedRun()
    strike(run, first)
    if losesState { run.state.lose() }
    if let second { strike(run, second) }
    // Without trouble from here on, and a server that has no more news: then all is there, once.
    run.fate.begin()
    run.server.isFrozen = true
    run.live(polls: 2)
    return try check(run).map { "\($0): \(self)" }
  }

  private func strike(_ run: SimulatedRun, _ strike: Strike) {
    run.fate.begin(strike.blow, at: strike.operation)
    run.live()
    switch power {
    case .stays: return
    case .cutToNothing: run.disk.cutPower(.nothing)
    case .cutToHalf: run.disk.cutPower(.half)
    case .cutToZeroes: run.disk.cutPower(.zeroes)
    }
    run.state.cutPower()
  }

  private func check(_ run: SimulatedRun) throws -> [String] {
    var broken = run.broken
    let records = run.records()
    let ids = records.map(\.id).filter { !$0.isEmpty }
    if ids.sorted() != run.server.ids.sorted() { broken.append("lost or doubled: \(ids)") }
    if records.map(\.seq) != Array(1...Int64(max(1, records.count))) { broken.append("numbers \(records.map(\.seq))") }
    let printed = Set(run.output.lines.compactMap(SimulatedRun.seq))
    // What a state that was lost knew as not printed is not printed again.
    if !losesState, printed.count + run.output.droppedCount < records.count { broken.append("not printed") }
    var verification = JournalVerification(JournalFiles(path: SimulatedRun.journalPath, files: run.disk)) {
      broken.append($0.message)
    }
    try verification.run(anchor: try run.state.progress())
    if verification.chainedCount != records.count - 1 { broken.append("a record carries no hash") }
    return broken
  }
}
