package import Logging
package import TruceCore
package import TruceText

/// Turns a record and its line in the journal, newline included, into what stdout shows of it; nil: nothing.
package typealias LineFormatter = (Record, _ line: [UInt8]) -> [UInt8]?

/// Keeps what the core commits, in the one order that loses and doubles nothing.
///
/// It has no queue, timer or callback: every call returns what it brought about, and `nextDue` says when to call again.
/// Not `Sendable`: its owner calls it from one queue, and checks that at its own entries.
///
/// `StorageInvariantTests` and `CrashEnumerationTests` name these by number:
/// 1. A record is durable in the journal before its line is printed.
/// 2. A request that acknowledges a document is sent only after the document's records are durable.
/// 3. A commit is in the state only after its records are durable; its validators with it.
/// 4. Commits are kept in the order of the core's effects.
/// 5. Without disk space nothing new is fetched. Records already in hand are written into the space of the released
///    reserve; those that do not fit stay in memory and are retried. At a stop the state database is closed first, so that
///    they can use the space that its log occupied.
/// 6. Whatever ends the program when, a match is in the journal exactly once and its line was printed at least once.
/// 7. A reader of stdout that is slow or gone holds up nothing; lines that it misses are counted and logged.
package final class Storage {
  /// Commits without records may wait this long for others: a crash before costs one poll, no match.
  private static let idleFlushMilliseconds: Int64 = 100
  /// How often storing is tried again while there is no space.
  private static let retryMilliseconds: Int64 = 1000

  /// Number of the newest record in the journal.
  package private(set) var lastSeq: Int64
  /// When records were last made durable; nil before the first of this run.
  package private(set) var lastSynchronized: Timestamp?
  /// There is no reserve: nothing is to be fetched.
  package private(set) var isShort = false
  /// Not even the reserve is enough: what was fetched has to wait.
  package private(set) var isBlocked = false
  /// When to call `flush` at the latest, by uptime in milliseconds; nil while nothing waits.
  package private(set) var nextDue: Int64?
  /// A pruning has begun and has steps left: call `pruneNext`, with other events in between.
  package var isPruning: Bool { pruning != nil }

  private let parts: StorageParts
  private let journal: JournalFile
  private var reserve: SpaceReserve
  private var chain: JournalChain
  private let logger: Logger
  private let pollsOnce: Bool
  /// What the state remembered at the start, until the core has it.
  private var statesAtStart: [String: FeedState]
  /// Number of the newest record that was added.
  private var addedSeq: Int64
  /// Not in the journal yet.
  private var unjournaled: [Commit] = []
  private var lines: [PrintedLine] = []
  /// In the journal, not in the state yet.
  private var unstored: [Commit] = []
  /// Feeds whose known articles are not all in the state yet.
  private var unstoredFeeds: Set<String> = []
  /// Number of the newest record whose line, and every line before it, was written.
  private let printedSeq: SharedSeq
  /// What the state was told last.
  private var stored: StateProgress
  private var loggedDropped = 0
  private var pruning: (days: Int64, place: PruningPlace)?
  private var isClosed = false

  /// Opens the journal, reads back what the state lacks and prints again what may not have been printed.
  ///
  /// - Parameter reprinted: What is printed again of a record whose line may never have been written.
  package init(
    parts: StorageParts, config: Config, pollsOnce: Bool, logger: Logger, reprinted: LineFormatter
  ) throws(StorageFailure) {
    self.parts = parts
    self.logger = logger
    self.pollsOnce = pollsOnce
    do {
      journal = try JournalFile(path: config.journalPath, in: parts.files)
    } catch {
      throw .journal(error)
    }
    reserve = SpaceReserve(journalPath: config.journalPath, files: parts.files)
    if let copy = parts.state.damagedCopy {
      logger.error("the state database was damaged: it was renamed to '\(copy)' and is rebuilt from the journal")
    }
    var recovery = try Recovery(state: parts.state, logger: logger)
    let printed = SharedSeq(recovery.progress.printed)
    try recovery.run(JournalFiles(path: config.journalPath, files: parts.files)) {
      Storage.print($0.record.seq, reprinted($0.record, $0.line), to: parts.output, printed)
    }
    printed.raise(to: recovery.progress.printed)
    statesAtStart = recovery.feedStates
    lastSeq = recovery.lastSeq
    addedSeq = recovery.lastSeq
    stored = recovery.progress
    chain = JournalChain(isOn: config.chainsJournal, lastLine: recovery.lastLine, lastHash: recovery.progress.hash)
    printedSeq = printed
    logIncidents()
  }

  /// What the state remembered at the start; to be taken once.
  package func takeStatesAtStart() -> [String: FeedState] {
    defer { statesAtStart = [:] }
    return statesAtStart
  }

  /// Before the first poll: takes the reserve. Without it polling goes on until a record does not fit.
  package func takeReserve() {
    do {
      try reserve.take()
    } catch {
      logger.warning("no space can be kept in reserve for a full disk, as '\(reserve.path)': \(error)")
    }
  }

  // MARK: What comes in

  /// Takes a commit. With records it is to be flushed at the end of this wake-up (`hasRecordsInHand`), else soon.
  package func add(_ commit: Commit, uptime: Int64, as format: LineFormatter) {
    for record in commit.records { append(record, format) }
    unjournaled.append(commit)
    if !commit.changes.isEmpty { unstoredFeeds.insert(commit.feedURL) }
    if commit.records.isEmpty, !isBlocked { wantFlush(at: uptime + Storage.idleFlushMilliseconds) }
  }

  /// Takes a record that belongs to no feed.
  package func add(_ notice: OutgoingRecord, as format: LineFormatter) { append(notice, format) }

  /// Records wait that `flush` should keep at the end of this wake-up: many become durable by one sync.
  package var hasRecordsInHand: Bool { !lines.isEmpty && !isBlocked }

  private func append(_ outgoing: OutgoingRecord, _ format: LineFormatter) {
    let seq = outgoing.record.seq
    precondition(seq == addedSeq + 1, "record \(seq) after \(addedSeq): numbers grow by one")
    addedSeq = seq
    let entry = NumberedLine(seq: seq, line: chain.line(of: outgoing.record))
    let shown = outgoing.isShown ? format(outgoing.record, entry.line) : nil
    lines.append(PrintedLine(entry: entry, shown: shown))
  }

  // MARK: What is asked

  /// Whether records of the feed are not durable yet: a request for it has to wait.
  package func hasUnjournaledRecords(of feedURL: String) -> Bool {
    !lines.isEmpty && unjournaled.contains { $0.feedURL == feedURL && !$0.records.isEmpty }
  }

  /// Whether `known` is not complete yet: `flush` first; afterwards it is so only while nothing can be stored.
  package func hasUnstoredChanges(of feedURL: String) -> Bool { unstoredFeeds.contains(feedURL) }

  /// What the state knows of articles with these keys.
  package func known(feedURL: String, keys: [UInt64]) throws(StateError) -> KnownArticles {
    try parts.state.known(feedURL: feedURL, keys: keys)
  }

  /// Lines for stdout that were dropped so far.
  package var droppedLines: Int { parts.output.droppedCount }

  /// The states of all feeds, by configured URL; after `flush`.
  package func readFeedStates() throws(StateError) -> [String: FeedState] { try parts.state.feedStates() }

  /// Lines were written since the state was last told; it should be soon.
  package func notePrinted(uptime: Int64) {
    if printedSeq.value > stored.printed { wantFlush(at: uptime + Storage.idleFlushMilliseconds) }
  }

  /// Calls `body`, on the output's queue, once every line handed over so far was written; never after one was dropped.
  package func whenPrinted(_ body: @escaping @Sendable () -> Void) { parts.output.mark(body) }

  // MARK: Keeping

  /// Keeps everything that waits.
  package func flush(_ now: Moment) -> StorageOutcome {
    var outcome = StorageOutcome()
    flush(now, &outcome)
    return outcome
  }

  private func flush(_ now: Moment, _ outcome: inout StorageOutcome) {
    nextDue = nil
    do {
      try keepAll(now, &outcome)
    } catch {
      guard error.isPassing else { return outcome.failed(error) }
      runShort(error, &outcome)
      guard keepInReserve(error, now, &outcome) else { return }
    }
    if isShort { retakeReserve(now, &outcome) }
  }

  /// - Returns: false while what waits does not fit.
  private func keepInReserve(_ failure: StorageFailure, _ now: Moment, _ outcome: inout StorageOutcome) -> Bool {
    var failure = failure
    // For a lock the state has waited already; a stop must not wait twice.
    if failure.isNoSpace || pollsOnce {
      do {
        try keepAll(now, &outcome)
        return true
      } catch {
        failure = error
      }
    }
    // With `--once` nobody waits for space.
    guard failure.isPassing, !pollsOnce else {
      outcome.failed(failure)
      return false
    }
    isBlocked = true
    wantFlush(at: now.uptime + Storage.retryMilliseconds)
    return false
  }

  /// After rotation: goes on in the new file.
  package func followRotation(_ now: Moment) -> StorageOutcome {
    var outcome = flush(now)
    do throws(JournalError) {
      try journal.followRotation()
    } catch {
      if !error.isNoSpace { outcome.failed(.journal(error)) }
    }
    logIncidents()
    return outcome
  }

  private func keepAll(_ now: Moment, _ outcome: inout StorageOutcome) throws(StorageFailure) {
    try journalLines(now, &outcome)
    try storeCommits()
  }

  private func journalLines(_ now: Moment, _ outcome: inout StorageOutcome) throws(StorageFailure) {
    do throws(JournalError) {
      // Also without lines: what a rotation swallowed is put back at the next poll, not at the next match.
      if lines.isEmpty { try journal.followRotation() } else { try journal.append(lines.map(\.entry)) }
    } catch {
      throw .journal(error)
    }
    logIncidents()
    for line in lines { Storage.print(line.entry.seq, line.shown, to: parts.output, printedSeq) }
    if let last = lines.last {
      lastSeq = last.entry.seq
      lastSynchronized = now.wall
      outcome.journaled(upTo: lastSeq)
    }
    lines = []
    unstored += unjournaled
    unjournaled = []
  }

  private func storeCommits() throws(StorageFailure) {
    let progress = StateProgress(journaled: lastSeq, printed: printedSeq.value, hash: chain.head())
    logDroppedLines()
    guard !unstored.isEmpty || progress != stored else { return }
    // What the start found may be otherwise: a journal that somebody shortened.
    precondition(
      progress.printed <= max(progress.journaled, stored.printed), "a line was printed before its record was journaled")
    precondition(progress.journaled >= stored.journaled && progress.printed >= stored.printed, "progress went back")
    do throws(StateError) { try parts.state.store(unstored, progress) } catch { throw .state(error) }
    unstored = []
    unstoredFeeds = []
    stored = progress
  }

  /// Prints a record's line; one that is not shown counts as printed once those before it are.
  private static func print(_ seq: Int64, _ line: [UInt8]?, to output: any LinePrinting, _ printed: SharedSeq) {
    guard let line else { return output.mark { printed.raise(to: seq) } }
    output.write(line) { printed.raise(to: seq) }
  }

  private func wantFlush(at uptime: Int64) {
    if nextDue == nil, !isClosed { nextDue = uptime }
  }

  // MARK: Pruning

  /// Begins to forget articles that left their feeds; the steps follow by `pruneNext`.
  package func beginPruning(olderThanDays days: Int64) {
    if !isClosed { pruning = (days, PruningPlace()) }
  }

  /// One step of it, some milliseconds long.
  package func pruneNext(_ now: Moment) -> StorageOutcome {
    let outcome = flush(now)
    // Commits that wait name rows; without space nothing is forgotten today.
    guard let (days, place) = pruning.take(), !isBlocked, outcome.failure == nil else { return outcome }
    do throws(StateError) {
      pruning = try parts.state.prune(olderThanDays: days, after: place).map { (days, $0) }
    } catch {
      logger.warning("\(error.description)")
    }
    return outcome
  }

  // MARK: The end

  /// Keeps what waits and what was printed, at the end.
  ///
  /// - Parameter drainMilliseconds: How long the reader of stdout may take for what it was not given yet.
  package func close(_ now: Moment, drainMilliseconds: Int) -> StorageOutcome {
    var outcome = StorageOutcome()
    pruning = nil
    if !isBlocked { flush(now, &outcome) }
    if isBlocked { journalInPlaceOfState(now, &outcome) }
    parts.output.drain(milliseconds: drainMilliseconds)
    isClosed = true
    if !isBlocked { flush(now, &outcome) }
    nextDue = nil
    // Nobody polls any more, whatever space there is.
    outcome.forgetSpace()
    return outcome
  }

  /// The end has come and there is no space: the disk space that the use of the state takes, 32 KiB and more where its log
  /// fits into it, goes to the records in hand, the oldest first. The next start puts them into the state.
  private func journalInPlaceOfState(_ now: Moment, _ outcome: inout StorageOutcome) {
    guard !lines.isEmpty else { return }
    reserve.giveUpAll()
    parts.state.close()
    var waiting = lines[...]
    var count = waiting.count
    while count > 0 {
      lines = Array(waiting.prefix(count))
      do {
        try journalLines(now, &outcome)
        waiting.removeFirst(count)
        count = min(count, waiting.count)
      } catch {
        guard error.isNoSpace else { return outcome.failed(error) }
        count /= 2
      }
    }
    lines = Array(waiting)
    guard !lines.isEmpty else { return }
    logger.error(
      "no space for \(lines.count.counted("record")), not kept: their feeds are asked again at the next start")
  }

  // MARK: Space

  /// Makes what room there is for what is in hand.
  private func runShort(_ failure: StorageFailure, _ outcome: inout StorageOutcome) {
    if failure.isNoSpace {
      reserve.giveUp()
      // Afterwards: what the log holds may need room in the database before the log is emptied.
      parts.state.giveBackSpace()
    }
    guard !isShort, !pollsOnce else { return }
    isShort = true
    logger.error("\(failure.description); polling waits until there is space")
    outcome.ranShort(failure)
  }

  /// Everything is kept: goes on when the reserve is there again.
  private func retakeReserve(_ now: Moment, _ outcome: inout StorageOutcome) {
    do {
      try reserve.take()
      isShort = false
    } catch {
      if error.isNoSpace {
        parts.state.giveBackSpace()
        wantFlush(at: now.uptime + Storage.retryMilliseconds)
      } else {
        isShort = false
      }
    }
    guard isBlocked || !isShort else { return }
    isBlocked = false
    if !isShort { logger.info("there is space again: going on") }
    outcome.relieved()
  }

  // MARK: The log

  private func logIncidents() {
    for incident in journal.takeIncidents() {
      logger.log(level: incident.isUsual ? .info : .warning, "journal '\(journal.path)': \(incident)")
    }
  }

  /// Once for each burst, and again when it is ten times as many.
  private func logDroppedLines() {
    let dropped = parts.output.droppedCount
    guard dropped > 0, loggedDropped == 0 || dropped >= 10 * loggedDropped || isClosed && dropped > loggedDropped else {
      return
    }
    loggedDropped = dropped
    logger.warning(
      "stdout is closed or read too slowly: \(dropped.counted("line")) dropped so far; the journal has all of them")
  }
}
