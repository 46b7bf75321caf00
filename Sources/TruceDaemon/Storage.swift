internal import Dispatch
internal import Logging
internal import TruceCore
internal import TruceFeeds

/// Keeps what the core commits, in the one order that loses and doubles nothing. Confined to the daemon's queue.
///
/// 1. A record is durable in the journal before its line is printed.
/// 2. A request that acknowledges a document is sent only after the document's records are durable.
/// 3. A commit is in the state only after its records are durable; its validators with it.
/// 4. Commits are kept in the order of the core's effects.
/// 5. While there is no space, what waits is kept in memory and tried again; nothing else is fetched.
final class Storage: @unchecked Sendable {
  // @unchecked: everything is touched on the daemon's queue only; the output's queue comes back to it.
  /// Commits without records may wait this long for others: a crash before costs one poll, no match.
  private static let idleFlushMilliseconds = 100
  /// How often storing is tried again while there is no space.
  private static let retryMilliseconds = 1000

  /// What the state remembered at the start; emptied once the core has it.
  var feedStates: [String: FeedState]
  /// Number of the newest record in the journal.
  private(set) var lastSeq: Int64
  var onFailure: (StorageFailure) -> Void = { _ in }
  var onUnblocked: () -> Void = {}

  private let lock: InstanceLock
  private let journal: JournalFile
  private let state: StateStore
  private let queue: DispatchQueue
  private let logger: Logger
  private let flushTimer: any DispatchSourceTimer
  private var isFlushArmed = false
  /// Not in the journal yet.
  private var unjournaled: [Commit] = []
  private var lines: [PrintedLine] = []
  /// In the journal, not in the state yet.
  private var unstored: [Commit] = []
  /// Feeds whose known articles are not all in the state yet.
  private var unstoredFeeds: Set<String> = []
  /// Number of the newest record whose line, and every line before it, was written.
  private let printedSeq: SharedSeq
  private var storedPrintedSeq: Int64
  private(set) var isBlocked = false
  private var isClosed = false
  private var hasNotedDropped = false
  private let pollsOnce: Bool

  init(config: Config, pollsOnce: Bool, queue: DispatchQueue, logger: Logger) throws(StartFailure) {
    self.queue = queue
    self.logger = logger
    self.pollsOnce = pollsOnce
    do {
      lock = try InstanceLock.take(folder: config.stateFolder)
      state = try Storage.openState(config.stateFolder)
    } catch {
      throw .state(error)
    }
    journal = try Storage.openJournal(config.journalPath)
    let recovery = try Recovery.run(
      journalPath: config.journalPath, tornBytes: journal.tornBytes, state: state, logger: logger)
    feedStates = recovery.feedStates
    lastSeq = recovery.lastSeq
    printedSeq = SharedSeq(recovery.printedSeq)
    storedPrintedSeq = recovery.printedSeq
    flushTimer = DispatchSource.makeTimerSource(queue: queue)
    flushTimer.setEventHandler { [weak self] in self?.flush() }
    flushTimer.activate()
    for record in recovery.unprinted { printAgain(record, config) }
  }

  private static func openState(_ folder: String) throws(StateError) -> StateStore {
    let state = try StateStore(folder: folder, now: Clock.wall)
    do {
      // Damage shows when it is read, and is put aside then.
      _ = try state.progress()
      _ = try state.feedStates()
    } catch .damaged {
      return try StateStore(folder: folder, now: Clock.wall)
    }
    return state
  }

  private static func openJournal(_ path: String) throws(StartFailure) -> JournalFile {
    do {
      try createFolders(ofFileAt: path)
    } catch {
      throw .journal(.open(path: path, error))
    }
    do {
      return try JournalFile(path: path)
    } catch {
      throw .journal(error)
    }
  }

  /// Takes a commit; it is kept at the end of this wake-up when it has records, else soon.
  func add(_ commit: Commit, alertFormat: AlertFormat) {
    for printed in commit.records {
      let bytes = printed.record.line()
      lines.append(
        PrintedLine(
          seq: printed.record.seq, record: bytes,
          shown: printed.isPrinted ? Storage.shown(printed.record, bytes, alertFormat) : nil))
    }
    unjournaled.append(commit)
    if !commit.changes.isEmpty { unstoredFeeds.insert(commit.feedURL) }
    if isBlocked { return }
    if commit.records.isEmpty {
      arm(milliseconds: Storage.idleFlushMilliseconds)
    } else {
      isFlushArmed = true
      flushTimer.schedule(deadline: .now())
    }
  }

  /// Puts what waits of a feed into the state, so that `known` is complete; while there is no space that fails and
  /// `isBlocked` is true afterwards.
  func storeChanges(of feedURL: String) {
    if unstoredFeeds.contains(feedURL) { flush() }
  }

  /// What the state knows of articles; after `storeChanges`.
  func known(feedURL: String, identities: [ArticleIdentity]) throws(StateError) -> KnownArticles {
    try state.known(feedURL: feedURL, keys: identities.flatMap(\.keys))
  }

  func hasUnjournaledRecords(of feedURL: String) -> Bool {
    !lines.isEmpty && unjournaled.contains { $0.feedURL == feedURL && !$0.records.isEmpty }
  }

  func readFeedStates() throws(StateError) -> [String: FeedState] { try state.feedStates() }

  /// Keeps everything that waits.
  func flush() {
    isFlushArmed = false
    do {
      try keepAll()
      if isBlocked { unblock() }
    } catch {
      // With `--once` nobody waits for space.
      if error.isNoSpace, !pollsOnce { block(error) } else { onFailure(error) }
    }
  }

  /// After rotation: goes on in the new file.
  func followRename() {
    flush()
    do throws(JournalError) { try journal.followRename() } catch { onFailure(.journal(error)) }
  }

  func prune(olderThanDays days: Int64) {
    flush()
    do throws(StateError) { try state.prune(olderThanDays: days) } catch { logger.warning("\(error.description)") }
  }

  /// Keeps what waits and what was printed, at the end.
  func close() {
    if !isBlocked { flush() }
    StandardStreams.output.drain(milliseconds: 2000)
    if !isBlocked { flush() }
    isClosed = true
    flushTimer.cancel()
  }

  private func keepAll() throws(StorageFailure) {
    try journalLines()
    try storeCommits()
  }

  private func journalLines() throws(StorageFailure) {
    if !lines.isEmpty {
      do throws(JournalError) { try journal.append(lines.map(\.record)) } catch { throw .journal(error) }
      for line in lines { show(line) }
      lastSeq = lines.last?.seq ?? lastSeq
      lines = []
    }
    unstored += unjournaled
    unjournaled = []
  }

  /// Says it once when lines do not reach stdout any more; the journal has them, and the next start prints them.
  private func noteDroppedLines() {
    guard !hasNotedDropped, StandardStreams.output.droppedCount > 0 else { return }
    hasNotedDropped = true
    logger.warning("stdout is closed or too slow: alert lines are not printed any more; the journal has them all")
  }

  private func storeCommits() throws(StorageFailure) {
    noteDroppedLines()
    let printed = printedSeq.value
    guard !unstored.isEmpty || printed != storedPrintedSeq else { return }
    do throws(StateError) { try state.store(unstored, journaled: lastSeq, printed: printed) } catch {
      throw .state(error)
    }
    unstored = []
    unstoredFeeds = []
    storedPrintedSeq = printed
  }

  private func show(_ line: PrintedLine) {
    let seq = line.seq
    guard let shown = line.shown else {
      // Not printed: counts as printed once those before it are.
      return StandardStreams.output.mark { [printedSeq] in printedSeq.raise(to: seq) }
    }
    StandardStreams.output.write(shown) { [weak self, printedSeq, queue] in
      printedSeq.raise(to: seq)
      queue.async { [weak self] in self?.arm(milliseconds: Storage.idleFlushMilliseconds) }
    }
  }

  private func printAgain(_ journaled: JournaledRecord, _ config: Config) {
    let (record, bytes) = (journaled.record, journaled.line)
    let isPrinted =
      switch record.kind {
      case .alert, .notice: true
      case .update: config.feeds.first { $0.url == record.feedURL }?.edits == .alert
      case .baseline: false
      }
    show(
      PrintedLine(
        seq: record.seq, record: bytes, shown: isPrinted ? Storage.shown(record, bytes, config.alertFormat) : nil))
  }

  private static func shown(_ record: Record, _ bytes: [UInt8], _ format: AlertFormat) -> [UInt8]? {
    switch format {
    case .json: bytes
    case .line: AlertLine.make(record).map { Array((priority(of: record) + $0 + "\n").utf8) }
    }
  }

  /// Where stdout is the systemd journal: alerts are notices to it, trouble with feeds a warning.
  private static func priority(of record: Record) -> String {
    StandardStreams.outputIsJournal ? (record.kind == .notice ? "<4>" : "<5>") : ""
  }

  private func arm(milliseconds: Int) {
    guard !isFlushArmed, !isClosed else { return }
    isFlushArmed = true
    flushTimer.schedule(deadline: .now() + .milliseconds(milliseconds), leeway: .milliseconds(10))
  }

  private func block(_ failure: StorageFailure) {
    if !isBlocked { logger.error("\(failure.description); polling waits until there is space") }
    isBlocked = true
    arm(milliseconds: Storage.retryMilliseconds)
  }

  private func unblock() {
    isBlocked = false
    logger.info("there is space again: going on")
    onUnblocked()
  }
}
