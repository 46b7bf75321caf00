import Logging
import StorageSimulation
import TestSupport
import Testing

@testable import TruceCore
@testable import TruceStorage

/// The numbered promises of `Storage`, each by its number; the sixth is what `CrashEnumerationTests` enumerates.
@Suite struct StorageInvariantTests {
  private let fate = Fate()
  private let disk: SimulatedDisk
  private let state: SimulatedState
  private let output: SimulatedOutput
  private let now = Moment(wall: SimulatedRun.start, uptime: 1_000_000)
  private let events = Watched<[String]>([])

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
      storage.add(commit(1...3), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
    }
    #expect(output.lines.count == 3 && durable.update { $0 } == [3, 3, 3])
  }

  @Test func invariant2ARequestHasToWaitWhileRecordsOfItsFeedAreNotDurable() throws {
    try run { storage in
      storage.add(commit(1...1), uptime: 0, as: SimulatedOutput.line)
      #expect(storage.hasUnjournaledRecords(of: feed) && !storage.hasUnjournaledRecords(of: "https://other.example/"))
      flush(storage)
      #expect(!storage.hasUnjournaledRecords(of: feed))
      #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == [1])
    }
  }

  @Test func invariant3ACommitWhoseRecordsAreNotDurableIsNotInTheState() throws {
    try run { storage in
      storage.add(commit(1...1, etag: "one"), uptime: 0, as: SimulatedOutput.line)
      // The write is done, and the sync fails.
      fate.begin(.inputOutput, at: 2)
      flush(storage)
      let states = try state.feedStates()
      #expect(states.isEmpty)
    }
    #expect(events.update { $0 }.first?.hasPrefix("failed") == true)
  }

  @Test func pruningGoesOnStepByStepUntilTheEnd() throws {
    let storage = try started()
    storage.beginPruning(olderThanDays: 180)
    prune(storage)
    #expect(state.pruned.map(\.article) == [0] && storage.isPruning)
    prune(storage)
    prune(storage)
    #expect(state.pruned.map(\.article) == [0, 1, 2] && !storage.isPruning)
    storage.beginPruning(olderThanDays: 180)
    prune(storage)
    close(storage)
    #expect(!storage.isPruning)
    prune(storage)
    #expect(state.pruned.map(\.article) == [0, 1, 2, 0])
  }

  /// The owner is to call again soon where nothing has records, later where there is no space, and not at all when
  /// nothing waits.
  @Test func whatWaitsSaysWhenItIsDue() throws {
    try run { storage in
      #expect(storage.nextDue == nil && !storage.hasRecordsInHand)
      storage.add(
        Commit(feedURL: feed, records: [], changes: [], state: FeedState()), uptime: 500,
        as: SimulatedOutput.line)
      #expect(storage.nextDue == 600 && !storage.hasRecordsInHand)
      flush(storage)
      #expect(storage.nextDue == nil)
      storage.add(commit(1...1), uptime: 700, as: SimulatedOutput.line)
      #expect(storage.nextDue == nil && storage.hasRecordsInHand)
      flush(storage)
      storage.notePrinted(uptime: 800)
      #expect(storage.nextDue == nil)
      disk.room = 10
      storage.add(commit(2...22), uptime: 900, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.nextDue == now.uptime + 1000 && !storage.hasRecordsInHand)
      disk.room = nil
    }
  }

  @Test func withoutSpaceNothingIsForgotten() throws {
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22), uptime: 0, as: SimulatedOutput.line)
      storage.beginPruning(olderThanDays: 180)
      prune(storage)
      #expect(storage.isBlocked && state.pruned.isEmpty)
    }
  }

  @Test func invariant4CommitsAreKeptInTheirOrder() throws {
    try run { storage in
      for number in 1...4 as ClosedRange<Int64> {
        storage.add(commit(number...number, etag: "\(number)"), uptime: 0, as: SimulatedOutput.line)
      }
      flush(storage)
    }
    #expect(JournalLines.seqs(disk.bytes(JournalLines.path)) == [1, 2, 3, 4])
    #expect(try state.feedStates()[feed]?.validators.etag == "4")
    #expect(output.lines.compactMap(SimulatedRun.seq) == [1, 2, 3, 4])
  }

  @Test func invariant5WithoutSpaceWhatIsInHandGoesWhereTheReserveWasAndTheRestWaits() throws {
    try run { storage in
      let reserved = disk.bytes(reservePath).count
      #expect(reserved > 0 && !storage.isShort)

      disk.room = 10
      storage.add(commit(1...2), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isShort)
      #expect(!storage.isBlocked)
      #expect(output.lines.compactMap(SimulatedRun.seq) == [1, 2])

      storage.add(commit(3...22), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isBlocked && JournalLines.seqs(disk.bytes(JournalLines.path)) == [1, 2])
      #expect(events.update { $0 } == ["short"])

      // Enough for the records, not for the reserve.
      disk.room = 18 * 512
      flush(storage)
      #expect(storage.isShort)
      #expect(!storage.isBlocked)
      #expect(events.update { $0 } == ["short", "relief"])

      disk.room = 1 << 20
      flush(storage)
      #expect(!storage.isShort && events.update { $0 } == ["short", "relief", "relief"])
      #expect(disk.bytes(reservePath).count == reserved)
    }
    #expect(JournalLines.seqs(disk.durableBytes(JournalLines.path)) == Array(1...22))
    #expect(try state.progress()?.journaled == 22)
  }

  @Test func aStopWithoutSpaceEndsAsAFailureWhereSomethingElseFails() throws {
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isBlocked && !events.update { $0 }.contains { $0.hasPrefix("failed") })
      disk.room = nil
      // The reserve is removed, and the first write fails.
      fate.begin(.inputOutput, at: 2)
      close(storage)
    }
    #expect(events.update { $0 }.contains { $0.hasPrefix("failed: cannot write the journal") })
  }

  /// On a disk that fills up slowly it is halved again and again: what is left of it is there for records all the same.
  @Test(arguments: [1 << 20, 512 << 10, 256 << 10, 128 << 10, 64 << 10])
  func invariant5AReserveThatWasHalvedIsGivenUpToo(bytes: Int) throws {
    disk.size = 16 << 20
    disk.room = bytes + 1000
    try run { storage in
      #expect(disk.bytes(reservePath).count == bytes)
      disk.room = 10
      storage.add(commit(1...22), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(!storage.isBlocked && JournalLines.seqs(disk.durableBytes(JournalLines.path)) == Array(1...22))
      // What a stop may need is not taken for a reserve.
      disk.room = 10
      flush(storage)
      #expect(storage.isShort == (bytes == SpaceReserve.bytesMin) && !disk.bytes(reservePath).isEmpty)
    }
  }

  @Test func whenItIsClosedNobodyIsToldOfSpace() throws {
    try run { storage in
      disk.room = 10
      storage.add(commit(1...2), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isShort)
      disk.room = 1 << 20
      close(storage)
    }
    #expect(events.update { $0 } == ["short"] && JournalLines.seqs(disk.durableBytes(JournalLines.path)) == [1, 2])
  }

  /// What closing the state frees is enough for the records in hand: they are not lost with the process.
  @Test(arguments: [true, false])
  func invariant5AStopWithoutSpaceJournalsInPlaceOfTheState(isKnownBefore: Bool) throws {
    defer { state.onClose = {} }
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22, etag: "new"), uptime: 0, as: SimulatedOutput.line)
      if isKnownBefore { flush(storage) }
      #expect(storage.isBlocked == isKnownBefore && JournalLines.seqs(disk.bytes(JournalLines.path)).isEmpty)
      state.onClose = { [disk] in disk.room = 32 << 10 }
      close(storage)
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
    let length = RecordCodec.encode(try #require(commit(1...22).records.last).record).count + 100
    try run { storage in
      disk.room = 10
      storage.add(commit(1...22), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isBlocked)
      state.onClose = { [disk] in disk.room = fitting * length }
      close(storage)
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
    try run { storage in
      storage.add(commit(1...1), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(!storage.isShort && output.lines.count == 1)
      storage.add(commit(2...5), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
      #expect(storage.isShort)
      #expect(storage.isBlocked)
      #expect(output.lines.count == 1)
      disk.room = nil
      flush(storage)
      #expect(!storage.isShort)
      #expect(events.update { $0 } == ["short", "relief"])
      #expect(output.lines.count == 5)
    }
  }

  @Test func invariant7AReaderThatIsGoneHoldsUpNothingAndItsLinesAreCounted() throws {
    output.isClosed = true
    try run { storage in
      storage.add(commit(1...3), uptime: 0, as: SimulatedOutput.line)
      flush(storage)
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
    let records = seqs.map { OutgoingRecord(record: JournalLines.record($0), isShown: true) }
    return Commit(feedURL: feed, records: records, changes: [], state: after)
  }

  /// One process.
  private func run(_ body: (Storage) throws -> Void) throws {
    let storage = try started()
    try body(storage)
    close(storage)
  }

  private func started() throws -> Storage {
    let config = Config(feeds: [FeedConfig(url: feed)], stateFolder: "/nowhere", journalPath: JournalLines.path)
    let storage = try Storage(
      parts: StorageParts(files: disk, state: state, output: output), config: config, pollsOnce: false,
      logger: Logger(label: "storage") { _ in SwiftLogNoOpLogHandler() }, reprinted: SimulatedOutput.line)
    storage.takeReserve()
    return storage
  }

  private func flush(_ storage: Storage) { note(storage.flush(now)) }
  private func prune(_ storage: Storage) { note(storage.pruneNext(now)) }
  private func close(_ storage: Storage) { note(storage.close(now, drainMilliseconds: 0)) }

  /// What the daemon would hear of it, in its order.
  private func note(_ outcome: StorageOutcome) {
    if outcome.shortage != nil { events.update { $0.append("short") } }
    if let failure = outcome.failure { events.update { $0.append("failed: \(failure.description)") } }
    if outcome.isRelieved { events.update { $0.append("relief") } }
  }
}
