import Dispatch
import Logging
import TestSupport
import Testing

@testable import TruceCore
@testable import TruceDaemon

/// The numbered promises of `Storage`, each by its number; the sixth is what `CrashEnumerationTests` enumerates.
@Suite struct StorageInvariantTests {
  private let fate = Fate()
  private let disk: SimulatedDisk
  private let state: SimulatedState
  private let output: SimulatedOutput
  private let queue = DispatchQueue(label: "storage")

  init() {
    disk = SimulatedDisk(fate: fate)
    state = SimulatedState(fate: fate)
    output = SimulatedOutput(fate: fate)
  }

  @Test func invariant1ARecordIsDurableBeforeItsLineIsPrinted() throws {
    let durable = Watched<[Int]>([])
    output.onLine = { [disk] _ in
      let count = JournalLines.seqs(disk.durableBytes(JournalLines.path)).count
      durable.update { $0.append(count) }
    }
    try run { storage in
      storage.add(commit(1...3), alertFormat: .line)
      storage.flush()
    }
    #expect(output.lines.count == 3 && durable.update { $0 } == [3, 3, 3])
  }

  @Test func invariant2ARequestHasToWaitWhileRecordsOfItsFeedAreNotDurable() throws {
    try run { storage in
      storage.add(commit(1...1), alertFormat: .line)
      #expect(storage.hasUnjournaledRecords(of: feed) && !storage.hasUnjournaledRecords(of: "https://other.example/"))
      storage.flush()
      #expect(!storage.hasUnjournaledRecords(of: feed))
      #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == [1])
    }
  }

  @Test func invariant3ACommitWhoseRecordsAreNotDurableIsNotInTheState() throws {
    let failures = Watched<[Int]>([])
    try run { storage in
      storage.onFailure = { _ in failures.update { $0.append(1) } }
      storage.add(commit(1...1, etag: "one"), alertFormat: .line)
      // The write is done, and the sync fails.
      fate.begin(.inputOutput, at: 2)
      storage.flush()
      let states = try state.feedStates()
      #expect(states.isEmpty)
    }
    #expect(failures.update { $0 }.first == 1)
  }

  /// Each step by itself: what waits on the queue comes between.
  @Test func pruningGoesOnStepByStepUntilTheEnd() throws {
    let storage = try queue.sync {
      let storage = try started()
      storage.prune(olderThanDays: 180)
      #expect(state.pruned.map(\.article) == [0])
      return storage
    }
    for _ in 1...3 { queue.sync {} }
    queue.sync {
      #expect(state.pruned.map(\.article) == [0, 1, 2])
      storage.prune(olderThanDays: 180)
      storage.close()
    }
    for _ in 1...3 { queue.sync {} }
    #expect(queue.sync { state.pruned.map(\.article) } == [0, 1, 2, 0])
  }

  @Test func withoutSpaceNothingIsForgotten() throws {
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22), alertFormat: .line)
      storage.prune(olderThanDays: 180)
      #expect(storage.isBlocked && state.pruned.isEmpty)
    }
  }

  @Test func invariant4CommitsAreKeptInTheirOrder() throws {
    try run { storage in
      for number in 1...4 as ClosedRange<Int64> {
        storage.add(commit(number...number, etag: "\(number)"), alertFormat: .line)
      }
      storage.flush()
    }
    #expect(JournalLines.seqs(disk.bytes(JournalLines.path)) == [1, 2, 3, 4])
    #expect(try state.feedStates()[feed]?.validators.etag == "4")
    #expect(output.lines.compactMap(SimulatedRun.seq) == [1, 2, 3, 4])
  }

  @Test func invariant5WithoutSpaceWhatIsInHandGoesWhereTheReserveWasAndTheRestWaits() throws {
    let told = Watched<[String]>([])
    try run { storage in
      storage.onShort = { _ in told.update { $0.append("short") } }
      storage.onRelief = { told.update { $0.append("relief") } }
      let reserved = disk.bytes(reservePath).count
      #expect(reserved > 0 && !storage.isShort)

      disk.room = 10
      storage.add(commit(1...2), alertFormat: .line)
      storage.flush()
      #expect(storage.isShort)
      #expect(!storage.isBlocked)
      #expect(output.lines.compactMap(SimulatedRun.seq) == [1, 2])

      storage.add(commit(3...22), alertFormat: .line)
      storage.flush()
      #expect(storage.isBlocked && JournalLines.seqs(disk.bytes(JournalLines.path)) == [1, 2])
      #expect(told.update { $0 } == ["short"])

      // Enough for the records, not for the reserve.
      disk.room = 18 * 512
      storage.flush()
      #expect(storage.isShort)
      #expect(!storage.isBlocked)
      #expect(told.update { $0 } == ["short", "relief"])

      disk.room = 1 << 20
      storage.flush()
      #expect(!storage.isShort && told.update { $0 } == ["short", "relief", "relief"])
      #expect(disk.bytes(reservePath).count == reserved)
    }
    #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == Array(1...22))
    #expect(try state.progress()?.journaled == 22)
  }

  @Test func aStopWithoutSpaceEndsAsAFailureWhereSomethingElseFails() throws {
    let failures = Watched<[String]>([])
    try run { storage in
      storage.onFailure = { failure in failures.update { $0.append(failure.description) } }
      disk.room = 10
      storage.add(commit(1...22), alertFormat: .line)
      storage.flush()
      #expect(storage.isBlocked && failures.update { $0 }.isEmpty)
      disk.room = nil
      // The reserve is removed, and the first write fails.
      fate.begin(.inputOutput, at: 2)
      storage.close()
    }
    #expect(failures.update { $0 }.first?.contains("cannot write the journal") == true)
  }

  /// On a disk that fills up slowly it is halved again and again: what is left of it is there for records all the same.
  @Test(arguments: [1 << 20, 512 << 10, 256 << 10, 128 << 10, 64 << 10])
  func invariant5AReserveThatWasHalvedIsGivenUpToo(bytes: Int) throws {
    disk.size = 16 << 20
    disk.room = bytes + 1000
    try run { storage in
      #expect(disk.bytes(reservePath).count == bytes)
      disk.room = 10
      storage.add(commit(1...22), alertFormat: .line)
      storage.flush()
      #expect(!storage.isBlocked && JournalLines.seqs(disk.durableBytes(JournalLines.path)) == Array(1...22))
      // What a stop may need is not taken for a reserve.
      disk.room = 10
      storage.flush()
      #expect(storage.isShort == (bytes == SpaceReserve.bytesMin) && !disk.bytes(reservePath).isEmpty)
    }
  }

  @Test func whenItIsClosedNobodyIsToldOfSpace() throws {
    let told = Watched<[String]>([])
    try run { storage in
      storage.onRelief = { told.update { $0.append("relief") } }
      disk.room = 10
      storage.add(commit(1...2), alertFormat: .line)
      storage.flush()
      #expect(storage.isShort)
      disk.room = 1 << 20
      storage.close()
    }
    #expect(told.update { $0 }.isEmpty && JournalLines.seqs(disk.durableBytes(JournalLines.path)) == [1, 2])
  }

  /// What closing the state frees is enough for the records in hand: they are not lost with the process.
  @Test(arguments: [true, false])
  func invariant5AStopWithoutSpaceJournalsInPlaceOfTheState(isKnownBefore: Bool) throws {
    defer { state.onClose = {} }
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22, etag: "new"), alertFormat: .line)
      if isKnownBefore { storage.flush() }
      #expect(storage.isBlocked == isKnownBefore && JournalLines.seqs(disk.bytes(JournalLines.path)).isEmpty)
      state.onClose = { [disk] in disk.room = 32 << 10 }
      storage.close()
    }
    #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == Array(1...22))
    #expect(output.lines.compactMap(SimulatedRun.seq) == Array(1...22))
    #expect(try state.feedStates()[feed]?.validators.etag == nil)
    // The next start knows them.
    disk.room = nil
    try run { _ in }
    #expect(try state.progress()?.journaled == 22 && JournalLines.seqs(disk.bytes(JournalLines.path)).count == 22)
  }

  /// Where not all of them fit, the oldest do: each record is worth more than none.
  @Test(arguments: [0, 1, 2, 3, 8, 15, 21])
  func invariant5AStopWithoutSpaceJournalsWhatFits(fitting: Int) throws {
    defer { state.onClose = {} }
    let length = try #require(commit(1...22).records.last).record.line().count + 100
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22), alertFormat: .line)
      storage.flush()
      #expect(storage.isBlocked)
      state.onClose = { [disk] in disk.room = fitting * length }
      storage.close()
    }
    let kept = JournalLines.seqs(disk.durableBytes(JournalLines.path))
    #expect(kept == (0..<kept.count).map { Int64($0 + 1) } && (fitting...22).contains(kept.count))
    #expect(output.lines.compactMap(SimulatedRun.seq) == kept && (fitting > 0 || kept.isEmpty))
    #expect(disk.bytes(JournalLines.path) == disk.durableBytes(JournalLines.path))
    // The next start goes on behind them.
    disk.room = nil
    try run { storage in #expect(storage.lastSeq == Int64(kept.count)) }
  }

  @Test func invariant5WithoutRoomForTheReservePollingGoesOnUntilARecordDoesNotFit() throws {
    disk.room = 1000
    let relieved = Watched<[Int]>([])
    try run { storage in
      storage.onRelief = { relieved.update { $0.append(1) } }
      storage.add(commit(1...1), alertFormat: .line)
      storage.flush()
      #expect(!storage.isShort && output.lines.count == 1)
      storage.add(commit(2...5), alertFormat: .line)
      storage.flush()
      #expect(storage.isShort)
      #expect(storage.isBlocked)
      #expect(output.lines.count == 1)
      disk.room = nil
      storage.flush()
      #expect(!storage.isShort)
      #expect(relieved.update { $0 } == [1])
      #expect(output.lines.count == 5)
    }
  }

  @Test func invariant7AReaderThatIsGoneHoldsUpNothingAndItsLinesAreCounted() throws {
    output.isClosed = true
    try run { storage in
      storage.add(commit(1...3), alertFormat: .line)
      storage.flush()
    }
    #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == [1, 2, 3])
    #expect(output.droppedCount == 3)
    let progress = try #require(try state.progress())
    #expect(progress.journaled == 3 && progress.printed == 0)
    // The next start prints them.
    output.isClosed = false
    try run { _ in }
    #expect(output.lines.compactMap(SimulatedRun.seq) == [1, 2, 3])
  }

  private let feed = "https://wire.example/rss"
  private var reservePath: String { SpaceReserve(journalPath: JournalLines.path, files: disk).path }

  private func commit(_ seqs: ClosedRange<Int64>, etag: String? = nil) -> Commit {
    var after = FeedState()
    after.validators.etag = etag
    let records = seqs.map { PrintedRecord(record: JournalLines.record($0), isPrinted: true) }
    return Commit(feedURL: feed, records: records, changes: [], state: after)
  }

  /// One process; its queue is held, so that no timer fires meanwhile.
  private func run(_ body: (Storage) throws -> Void) throws {
    try queue.sync {
      let storage = try started()
      try body(storage)
      storage.close()
    }
  }

  private func started() throws -> Storage {
    let config = Config(
      feeds: [FeedConfig(url: feed)], stateFolder: "/nowhere",
      journalPath: JournalLines.path)
    let storage = try Storage(
      parts: StorageParts(files: disk, state: state, output: output), config: config, pollsOnce: false, queue: queue,
      logger: Logger(label: "storage") { _ in SwiftLogNoOpLogHandler() })
    storage.start()
    return storage
  }
}
