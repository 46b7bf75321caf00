import Logging
import StorageSimulation
import Testing
import TruceCore
import TruceFeeds
import TruceText

@testable import TruceStorage

/// The numbered promises of `Recovery`, each by its number.
@Suite struct RecoveryTests {
  private let state = SimulatedState(fate: Fate())
  private let entries = JournalLines.chained(1...5)

  /// - Returns: The recovery, and the numbers of the records that it handed over to be printed.
  private func recover(_ progress: StateProgress?) throws -> (recovery: Recovery, unprinted: [Int64]) {
    let disk = SimulatedDisk()
    disk.put(JournalLines.bytes(entries), in: JournalLines.path)
    if let progress { try state.store([], progress) }
    var recovery = try Recovery(state: state, logger: Logger(label: "recovery") { _ in SwiftLogNoOpLogHandler() })
    var unprinted: [Int64] = []
    try recovery.run(JournalFiles(path: JournalLines.path, files: disk)) { unprinted.append($0.record.seq) }
    return (recovery, unprinted)
  }

  @Test(arguments: [0, 2, 4, 5] as [Int64])
  func invariant1WhatTheStateDoesNotCoverIsPutIntoIt(covered: Int64) throws {
    let recovered = try recover(StateProgress(journaled: covered, printed: 5))
    #expect(recovered.recovery.lastSeq == 5)
    let progress = try #require(try state.progress())
    #expect(progress.journaled == 5)
    #expect(state.articleCount == Int(5 - covered))
  }

  @Test func invariant2WhatMayNotHaveBeenPrintedIsHandedOverInOrder() throws {
    #expect(try recover(StateProgress(journaled: 5, printed: 2)).unprinted == [3, 4, 5])
  }

  @Test func invariant3ANewStatePrintsNothingAgain() throws {
    let recovered = try recover(nil)
    #expect(recovered.unprinted == [] && recovered.recovery.progress.printed == 5)
    #expect(state.articleCount == 5)
  }

  @Test(arguments: [0, 5] as [Int64])
  func invariant4TheNewestLineIsThereEvenWhenNothingIsMissing(covered: Int64) throws {
    let recovered = try recover(StateProgress(journaled: covered, printed: 5))
    #expect(recovered.recovery.lastLine == Array(entries[4].line.dropLast()))
  }

  /// A list's first place has a new item, which its id says to be the one before.
  @Test func anAlertUnderAnotherItemsIdIsAnItemOfItsOwn() throws {
    let records = (1...2).map { number in
      JournalLines.record(Int64(number)) {
        let article = Article(
          id: "1", title: "Truce talks in Doha, day \(number): envoys meet", link: "https://wire.example/\(number)",
          published: $0.at + Int64(number) * -60_000)
        $0.item = RecordItem(article, keys: ArticleIdentity(of: article).keys, at: $0.at)
        $0.kind = .alert
      }
    }
    let disk = SimulatedDisk()
    disk.put(JournalLines.bytes(JournalLines.chained(records)), in: JournalLines.path)
    var recovery = try Recovery(state: state, logger: Logger(label: "recovery") { _ in SwiftLogNoOpLogHandler() })
    try recovery.run(JournalFiles(path: JournalLines.path, files: disk)) { _ in }
    #expect(state.articleCount == 2)
  }
}
