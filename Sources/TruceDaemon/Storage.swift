internal import Dispatch
internal import Logging
internal import TruceCore
internal import TruceFeeds

/// Keeps what the core commits, in the one order that loses and doubles nothing. Confined to the daemon's queue.
///
/// `StorageInvariantTests` and `CrashEnumerationTests` name these by number:
/// 1. A record is durable in the journal before its line is printed.
/// 2. A request that acknowledges a document is sent only after the document's records are durable.
/// 3. A commit is in the state only after its records are durable; its validators with it.
/// 4. Commits are kept in the order of the core's effects.
/// 5. While there is no space nothing more is fetched: what is in hand goes where the reserve was, and what does not fit
///    is kept in memory and tried again, at a stop in place of what the use of the state takes.
/// 6. Whatever ends the program when, a match is in the journal exactly once and its line was printed at least once.
/// 7. A reader of stdout that is slow or gone holds up nothing; lines that it misses are counted and told in the log.
final class Storage: @unchecked Sendable {
  // @unchecked: everything is touched on the daemon's queue only; the output's queue comes back to it.
  /// Commits without records may wait this long for others: a crash before costs one poll, no match.
  private static let idleFlushMilliseconds = 100
  /// How often storing is tried again while there is no space.
  private static let retryMilliseconds = 1000

  /// What the state remembered at the start; emptied once the core has it.
  var feedStates: [String: FeedState] = [:]
  /// Number of the newest record in the journal.
  private(set) var lastSeq: Int64
  /// When records were last made durable; nil before the first of this run.
  private(set) var lastSynchronized: Timestamp?
  var onFailure: (StorageFailure) -> Void = { _ in }
  /// Records up to this number are durable.
  var onJournaled: (Int64) -> Void = { _ in }
  /// There is no space, or the state is locked: nothing is to be fetched while `isShort`.
  var onShort: (StorageFailure) -> Void = { _ in }
  /// Things can be stored again, though perhaps space is still short.
  var onRelief: () -> Void = {}

  private let parts: StorageParts
  private let journal: JournalFile
  private var reserve: SpaceReserve
  private var chain: JournalChain
  private let queue: DispatchQueue
  private let logger: Logger
  private let flushTimer: any DispatchSourceTimer
  private var isFlushArmed = false
  private var isFlushAsked = false
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
  private var toldDropped = 0
  /// There is no reserve: nothing is to be fetched.
  private(set) var isShort = false
  /// Not even the reserve is enough: what was fetched has to wait.
  private(set) var isBlocked = false
  private var isClosed = false
  private let pollsOnce: Bool

  /// Opens the journal, reads back what the state lacks and prints again what may not have been printed.
  init(
    parts: StorageParts, config: Config, pollsOnce: Bool, queue: DispatchQueue, logger: Logger
  ) throws(StartFailure) {
    self.queue = queue
    self.logger = logger
    self.pollsOnce = pollsOnce
    do {
      journal = try JournalFile(path: config.journalPath, in: parts.files)
    } catch {
      throw .journal(error)
    }
    reserve = SpaceReserve(journalPath: config.journalPath, files: parts.files)
    if let copy = parts.state.damagedCopy {
      logger.error("the state database was damaged: it was put aside as '\(copy)' and is made again from the journal")
    }
    var recovery = try Recovery(state: parts.state, logger: logger)
    let printed = SharedSeq(recovery.progress.printed)
    let again = PrintingAgain(output: parts.output, config: config, printedSeq: printed)
    try recovery.run(JournalFiles(path: config.journalPath, files: parts.files)) { again.print($0) }
    printed.raise(to: recovery.progress.printed)
    feedStates = recovery.feedStates
    lastSeq = recovery.lastSeq
    stored = recovery.progress
    chain = JournalChain(isOn: config.chainsJournal, lastLine: recovery.lastLine, lastHash: recovery.progress.hash)
    printedSeq = printed
    self.parts = parts
    flushTimer = DispatchSource.makeTimerSource(queue: queue)
    flushTimer.setEventHandler { [weak self] in self?.flush() }
    flushTimer.activate()
    tellOfIncidents()
  }

  /// Before the first poll: takes the reserve. Without it polling goes on until a record does not fit.
  func start() {
    do {
      try reserve.take()
    } catch {
      logger.warning("no space can be kept in reserve for a full disk, as '\(reserve.path)': \(error)")
    }
  }

  /// Takes a commit; it is kept at the end of this wake-up when it has records, else soon.
  func add(_ commit: Commit, alertFormat: AlertFormat) {
    for index in commit.records.indices { append(commit.records[index], alertFormat) }
    unjournaled.append(commit)
    if !commit.changes.isEmpty { unstoredFeeds.insert(commit.feedURL) }
    if commit.records.isEmpty, !isBlocked { arm(milliseconds: Storage.idleFlushMilliseconds) }
  }

  /// Takes a record that belongs to no feed.
  func add(_ notice: PrintedRecord, alertFormat: AlertFormat) { append(notice, alertFormat) }

  private func append(_ printed: PrintedRecord, _ alertFormat: AlertFormat) {
    let entry = JournalEntry(seq: printed.record.seq, line: chain.line(of: printed.record))
    let shown = printed.isPrinted ? AlertText.make(printed.record, entry.line, alertFormat) : nil
    lines.append(PrintedLine(entry: entry, shown: shown))
    if isBlocked || isFlushAsked { return }
    isFlushAsked = true
    // At the end of this wake-up. A timer that is due at once would go through another thread.
    queue.async { [weak self] in
      guard let self, isFlushAsked, !isClosed else { return }
      flush()
    }
  }

  /// Puts what waits of a feed into the state, so that `known` is complete; while there is no space that fails and
  /// `isBlocked` is true afterwards.
  func storeChanges(of feedURL: String) {
    if unstoredFeeds.contains(feedURL) { flush() }
  }

  /// Whether `known` is not complete, as nothing can be stored.
  func hasUnstoredChanges(of feedURL: String) -> Bool { unstoredFeeds.contains(feedURL) }

  /// What the state knows of articles; after `storeChanges`.
  func known(feedURL: String, identities: [ArticleIdentity]) throws(StateError) -> KnownArticles {
    try parts.state.known(feedURL: feedURL, keys: identities.flatMap(\.keys))
  }

  /// Lines for stdout that were dropped so far.
  var droppedLines: Int { parts.output.droppedCount }

  func hasUnjournaledRecords(of feedURL: String) -> Bool {
    !lines.isEmpty && unjournaled.contains { $0.feedURL == feedURL && !$0.records.isEmpty }
  }

  func readFeedStates() throws(StateError) -> [String: FeedState] { try parts.state.feedStates() }

  /// Keeps everything that waits.
  func flush() {
    isFlushArmed = false
    isFlushAsked = false
    do {
      try keepAll()
    } catch {
      guard error.isPassing else { return onFailure(error) }
      runShort(error)
      guard keepInReserve(error) else { return }
    }
    if isShort { recover() }
  }

  /// - Returns: false while what waits does not fit.
  private func keepInReserve(_ failure: StorageFailure) -> Bool {
    var failure = failure
    // For a lock the state has waited already; a stop must not wait twice.
    if failure.isNoSpace || pollsOnce {
      do {
        try keepAll()
        return true
      } catch {
        failure = error
      }
    }
    // With `--once` nobody waits for space.
    guard failure.isPassing, !pollsOnce else {
      onFailure(failure)
      return false
    }
    isBlocked = true
    arm(milliseconds: Storage.retryMilliseconds)
    return false
  }

  /// After rotation: goes on in the new file.
  func followRename() {
    flush()
    do throws(JournalError) { try journal.look() } catch { if !error.isNoSpace { onFailure(.journal(error)) } }
    tellOfIncidents()
  }

  /// Forgets articles that left their feeds, step by step: other events come between.
  func prune(olderThanDays days: Int64, after place: PruningPlace = PruningPlace()) {
    flush()
    // Commits that wait name rows; without space nothing is forgotten today.
    guard !isClosed, !isBlocked else { return }
    do throws(StateError) {
      guard let next = try parts.state.prune(olderThanDays: days, after: place) else { return }
      queue.async { [weak self] in self?.prune(olderThanDays: days, after: next) }
    } catch {
      logger.warning("\(error.description)")
    }
  }

  /// Keeps what waits and what was printed, at the end.
  func close() {
    // Nobody polls any more, whatever space there is.
    (onShort, onRelief) = ({ _ in }, {})
    if !isBlocked { flush() }
    if isBlocked { journalInPlaceOfState() }
    parts.output.drain(milliseconds: 2000)
    isClosed = true
    if !isBlocked { flush() }
    flushTimer.cancel()
  }

  /// The end has come and there is no space: the disk space that the use of the state takes, 32 KiB and more where its log
  /// fits into it, goes to the records in hand, the oldest first. The next start puts them into the state.
  private func journalInPlaceOfState() {
    guard !lines.isEmpty else { return }
    reserve.giveUpAll()
    parts.state.close()
    var waiting = lines[...]
    var count = waiting.count
    while count > 0 {
      lines = Array(waiting.prefix(count))
      do {
        try journalLines()
        waiting.removeFirst(count)
        count = min(count, waiting.count)
      } catch {
        guard error.isNoSpace else { return onFailure(error) }
        count /= 2
      }
    }
    lines = Array(waiting)
    guard !lines.isEmpty else { return }
    logger.error(
      "no space for \(lines.count) records, which are not kept: their feeds are asked again at the next start")
  }

  private func keepAll() throws(StorageFailure) {
    try journalLines()
    try storeCommits()
  }

  private func journalLines() throws(StorageFailure) {
    do throws(JournalError) {
      // Also without lines: what a rotation swallowed is put back at the next poll, not at the next match.
      if lines.isEmpty { try journal.look() } else { try journal.append(lines.map(\.entry)) }
    } catch {
      throw .journal(error)
    }
    tellOfIncidents()
    for line in lines { show(line) }
    if !lines.isEmpty {
      parts.output.mark { [weak self, queue] in
        queue.async { [weak self] in self?.arm(milliseconds: Storage.idleFlushMilliseconds) }
      }
    }
    if let last = lines.last {
      lastSeq = last.entry.seq
      lastSynchronized = Clock.wall
      onJournaled(lastSeq)
    }
    lines = []
    unstored += unjournaled
    unjournaled = []
  }

  private func storeCommits() throws(StorageFailure) {
    let progress = StateProgress(journaled: lastSeq, printed: printedSeq.value, hash: chain.head())
    tellOfDroppedLines()
    guard !unstored.isEmpty || progress != stored else { return }
    do throws(StateError) { try parts.state.store(unstored, progress) } catch { throw .state(error) }
    unstored = []
    unstoredFeeds = []
    stored = progress
  }

  private func show(_ line: PrintedLine) {
    let seq = line.entry.seq
    guard let shown = line.shown else {
      // Not printed: counts as printed once those before it are.
      return parts.output.mark { [printedSeq] in printedSeq.raise(to: seq) }
    }
    parts.output.write(shown) { [printedSeq] in printedSeq.raise(to: seq) }
  }

  private func tellOfIncidents() {
    for incident in journal.takeIncidents() { logger.warning("journal '\(journal.path)': \(incident)") }
  }

  /// Once for each burst, and again when it is ten times as many.
  private func tellOfDroppedLines() {
    let dropped = parts.output.droppedCount
    guard dropped > 0, toldDropped == 0 || dropped >= 10 * toldDropped || isClosed && dropped > toldDropped else {
      return
    }
    toldDropped = dropped
    logger.warning("stdout is closed or read too slowly: \(dropped) lines were dropped so far; the journal has them")
  }

  private func arm(milliseconds: Int) {
    guard !isFlushArmed, !isClosed else { return }
    isFlushArmed = true
    flushTimer.schedule(deadline: .now() + .milliseconds(milliseconds), leeway: .milliseconds(10))
  }

  /// Makes what room there is for what is in hand.
  private func runShort(_ failure: StorageFailure) {
    if failure.isNoSpace {
      reserve.giveUp()
      // Afterwards: what the log holds may need room in the database before the log is emptied.
      parts.state.giveBackSpace()
    }
    guard !isShort, !pollsOnce else { return }
    isShort = true
    logger.error("\(failure.description); polling waits until there is space")
    onShort(failure)
  }

  /// Everything is kept: goes on when the reserve is there again.
  private func recover() {
    do {
      try reserve.take()
      isShort = false
    } catch {
      if error.isNoSpace {
        parts.state.giveBackSpace()
        arm(milliseconds: Storage.retryMilliseconds)
      } else {
        isShort = false
      }
    }
    guard isBlocked || !isShort else { return }
    isBlocked = false
    if !isShort { logger.info("there is space again: going on") }
    onRelief()
  }
}
