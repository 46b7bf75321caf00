import StorageSimulation
import Testing

@testable import TruceStorage

/// The numbered promises of `JournalFile`, each by its number.
@Suite struct JournalInvariantTests {
  private let disk = SimulatedDisk()
  private let path = JournalLines.path

  private func write(_ entries: [NumberedLine]) { disk.put(JournalLines.bytes(entries), in: path) }

  @Test(arguments: [1, 100, 3])
  func invariant1ATornLastLineIsCutWhenTheFileIsOpened(bytesLeft: Int) throws {
    let entries = JournalLines.chained(1...3)
    let whole = JournalLines.bytes(entries.dropLast())
    disk.put(whole + entries[2].line.prefix(bytesLeft), in: path)
    let journal = try JournalFile(path: path, in: disk)
    #expect(disk.durableBytes(path) == whole)
    #expect(journal.takeIncidents() == [.cutTornRecord(bytes: bytesLeft)])
  }

  @Test func invariant1ALineInTheMiddleIsNeverCut() throws {
    let entries = JournalLines.chained(1...3)
    let bytes = entries[0].line + Array("no record\n".utf8) + entries[2].line
    disk.put(bytes, in: path)
    _ = try JournalFile(path: path, in: disk)
    #expect(disk.bytes(path) == bytes)
  }

  @Test func invariant2And3EachRecordIsOneWriteAndABatchOneSync() throws {
    let journal = try JournalFile(path: path, in: disk)
    let entries = JournalLines.chained(1...50)
    try journal.append(entries)
    #expect(disk.writes == 50 && disk.synchronizations == 1)
    #expect(disk.durableBytes(path) == JournalLines.bytes(entries))
  }

  @Test func invariant4ABatchThatDoesNotFitIsCutBackAndFitsLater() throws {
    let entries = JournalLines.chained(1...5)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append(Array(entries[..<2]))
    disk.fate.begin(.noSpace, at: 2)
    #expect(throws: JournalError.noSpace(path: path, SystemError(code: 28))) {
      try journal.append(Array(entries[2...]))
    }
    #expect(disk.bytes(path) == JournalLines.bytes(entries[..<2]))
    try journal.append(Array(entries[2...]))
    #expect(disk.durableBytes(path) == JournalLines.bytes(entries))
  }

  @Test func invariant5AfterAFailedSyncNothingIsWrittenAnyMore() throws {
    let entries = JournalLines.chained(1...2)
    let journal = try JournalFile(path: path, in: disk)
    disk.fate.begin(.inputOutput, at: 2)
    #expect(throws: JournalError.synchronize(path: path, .inputOutput)) { try journal.append([entries[0]]) }
    let writes = disk.writes
    #expect(throws: JournalError.synchronize(path: path, .inputOutput)) { try journal.append([entries[1]]) }
    #expect(disk.writes == writes)
  }

  @Test func invariant6ARenamedFileIsLeftAlone() throws {
    let entries = JournalLines.chained(1...2)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append([entries[0]])
    disk.rename(path, to: path + ".1")
    try journal.append([entries[1]])
    #expect(disk.bytes(path + ".1") == entries[0].line)
    #expect(disk.durableBytes(path) == entries[1].line)
  }

  /// The copy is made after `copied` records, and the file is emptied after `emptied`.
  @Test(arguments: [(3, 3), (3, 5), (1, 5), (2, 6)])
  func invariant7WhatARotationDidNotCopyIsWrittenAgain(copied: Int, emptied: Int) throws {
    let entries = JournalLines.chained(1...8)
    let journal = try JournalFile(path: path, in: disk)
    for (index, entry) in entries.enumerated() {
      if index == copied { disk.copy(path, to: path + ".1") }
      if index == emptied { disk.truncate(path) }
      try journal.append([entry])
    }
    #expect(JournalLines.seqs(disk.bytes(path + ".1")) == entries[..<copied].map(\.seq))
    #expect(disk.durableBytes(path) == JournalLines.bytes(entries[copied...]))
    #expect(journal.takeIncidents() == [.restored(count: emptied - copied)])
  }

  @Test func onlyWhatARotationDidNotCopyIsAWarning() {
    #expect(JournalIncident.restored(count: 0).isUsual)
    #expect(!JournalIncident.restored(count: 1).isUsual && !JournalIncident.emptied(lastSeq: 3).isUsual)
    #expect(JournalIncident.restored(count: 1).description.hasSuffix("1 record that it had not copied is back"))
    #expect(JournalIncident.restored(count: 2).description.hasSuffix("2 records that it had not copied are back"))
  }

  /// The file is emptied before the k-th write of one batch.
  @Test(arguments: 1...8)
  func invariant7ARotationInTheMiddleOfABatchLosesNothing(write: Int) throws {
    let entries = JournalLines.chained(1...10)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append(Array(entries[..<2]))
    let before = disk.writes
    disk.onWrite = { disk in
      guard disk.writes == before + write - 1 else { return }
      // The copy ends in the middle of a record.
      disk.put(disk.bytes(JournalLines.path).dropLast(20), in: JournalLines.path + ".1")
      disk.truncate(JournalLines.path)
    }
    try journal.append(Array(entries[2...]))
    let copied = Set(JournalLines.seqs(disk.bytes(path + ".1").split(separator: 10).dropLast().flatMap { $0 + [10] }))
    let rest = entries.filter { !copied.contains($0.seq) }
    #expect(disk.durableBytes(path) == JournalLines.bytes(rest))
  }

  /// The file is emptied before a batch (0) or its k-th write, and one operation from then on finds no space.
  @Test(arguments: 0...6, 1...14)
  func invariant7WithoutSpaceWhatARotationSwallowedIsTriedAgain(write: Int, operation: Int) throws {
    let entries = JournalLines.chained(1...10)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append(Array(entries[..<2]))
    disk.copy(path, to: path + ".1")
    try journal.append(Array(entries[2..<4]))
    let before = disk.writes
    disk.onWrite = { disk in
      guard disk.writes == before + write - 1 else { return }
      disk.copy(JournalLines.path, to: JournalLines.path + ".1")
      disk.truncate(JournalLines.path)
    }
    if write == 0 { disk.truncate(path) }
    disk.fate.begin(.noSpace, at: operation)
    do throws(JournalError) {
      try journal.append(Array(entries[4...]))
    } catch {
      // A failed sync or truncation is final.
      guard error.isNoSpace else { return }
      try journal.append(Array(entries[4...]))
    }
    let all = JournalLines.seqs(disk.bytes(path + ".1") + disk.bytes(path))
    #expect(all == entries.map(\.seq) && disk.durableBytes(path) == disk.bytes(path))
    disk.fate.begin()
    // What is kept for the next rotation is whole, too.
    disk.truncate(path)
    try journal.followRotation()
    #expect(JournalLines.seqs(disk.bytes(path + ".1") + disk.bytes(path)) == entries.map(\.seq))
  }

  @Test func invariant6WhatARotationSwallowedWithoutSpaceFollowsARenamedFileToo() throws {
    let entries = JournalLines.chained(1...4)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append([entries[0]])
    disk.copy(path, to: path + ".1")
    disk.onWrite = { $0.truncate(JournalLines.path) }
    disk.fate.begin(.noSpace, at: 2)
    #expect(throws: JournalError.self) { try journal.append(Array(entries[1...])) }
    disk.onWrite = { _ in }
    disk.rename(path, to: path + ".2")
    try journal.append(Array(entries[1...]))
    #expect(disk.durableBytes(path) == JournalLines.bytes(entries[1...]))
  }

  @Test func aFileThatSomebodyEmptiedStaysEmptyAndIsTold() throws {
    let entries = JournalLines.chained(1...2)
    let journal = try JournalFile(path: path, in: disk)
    try journal.append([entries[0]])
    disk.truncate(path)
    try journal.followRotation()
    #expect(journal.takeIncidents() == [.emptied(lastSeq: 0)])
    try journal.append([entries[1]])
    #expect(disk.durableBytes(path) == entries[1].line)
  }
}
