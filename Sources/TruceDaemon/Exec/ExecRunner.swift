internal import Dispatch
internal import Glibc
internal import Logging
internal import TruceCore
internal import TruceStorage
internal import TruceText

/// Runs one command for every record that it is meant for.
///
/// The journal is its queue, however long: only the next few records are in memory. Confined to `queue`. Invariants:
/// 1. A record is run only once it is durable in the journal.
/// 2. A record counts as done only after a run of it ended with status 0, and that is durable before it is forgotten: it
///    is run at least once, whatever is killed when.
/// 3. A failed run holds up no other record; it is tried again after growing waits, and at the next start.
final class ExecRunner: @unchecked Sendable {
  // @unchecked: everything is touched on `queue` only, to which `queue.async` brings it back later.
  /// Records in memory, those that run included.
  private static let queuedMax = 64
  /// Failed records that are kept to be tried again.
  private static let failedMax = 1000
  private static let firstRetryMilliseconds: Int64 = 10_000
  private static let retryMillisecondsMax: Int64 = 3_600_000
  /// A record older than this is not tried again: it is no news any more.
  private static let giveUpAge: Int64 = 86_400_000

  private struct Failure {
    var attempts: Int
    /// By uptime.
    var due: Int64
  }

  var config: ExecConfig
  private let queue: DispatchQueue
  private let logger: Logger
  private let journal: JournalFiles
  private let path: String
  private let environment: [String: String]
  private let onRetryChange: () -> Void
  private(set) var counts: ExecCounts
  private var progress: ExecProgress
  private var durableSeq: Int64
  private var waiting: [(seq: Int64, line: [UInt8])] = []
  private var running: [Int64: ExecProcess] = [:]
  private var failures: [Int64: Failure] = [:]
  private var isStopping = false
  private var isRetired = false
  /// There is nothing to read before more is offered.
  private var isExhausted = false
  private var isUnwritable = false
  /// What of the journal could not be read, as far as it was told.
  private var told: Set<String> = []
  var onIdle: () -> Void = {}

  /// - Parameters:
  ///   - lastSeq: Number of the newest durable record: a command that is new begins after it.
  ///   - onRetryChange: Called on `queue` when `nextRetry` may be another.
  init(
    _ config: ExecConfig, journal: JournalFiles, stateFolder: String, lastSeq: Int64, environment: [String: String],
    queue: DispatchQueue, logger: Logger, onRetryChange: @escaping () -> Void
  ) {
    self.config = config
    self.queue = queue
    self.logger = logger
    self.journal = journal
    self.environment = environment
    path = ExecProgress.path(stateFolder: stateFolder, name: config.name)
    counts = ExecCounts(name: config.name)
    durableSeq = lastSeq
    progress = ExecProgress(seq: lastSeq)
    self.onRetryChange = onRetryChange
    readProgress()
  }

  var isIdle: Bool { waiting.isEmpty && running.isEmpty && (isStopping || isExhausted || progress.seq >= durableSeq) }

  /// Records up to `seq` are durable.
  func offer(upTo seq: Int64) {
    dispatchPrecondition(condition: .onQueue(queue))
    durableSeq = max(durableSeq, seq)
    isExhausted = false
    fill()
  }

  /// Starts nothing more and asks what runs to end.
  func stop() {
    dispatchPrecondition(condition: .onQueue(queue))
    isStopping = true
    waiting = []
    for run in running.values { run.send(SIGTERM) }
  }

  /// Stops for good: the command is not configured any more.
  func retire() {
    isRetired = true
    stop()
  }

  /// Makes what still runs end.
  func kill() {
    dispatchPrecondition(condition: .onQueue(queue))
    for run in running.values { run.send(SIGKILL) }
  }

  /// Keeps how far it came.
  func save() {
    dispatchPrecondition(condition: .onQueue(queue))
    guard !isRetired else { return }
    do throws(SystemError) {
      try progress.write(path)
      isUnwritable = false
    } catch {
      if !isUnwritable { logger.error("cannot write '\(path)': \(error); some records may be run again") }
      isUnwritable = true
    }
  }

  private func readProgress() {
    do {
      if let stored = try ExecProgress.read(path) {
        progress = ExecProgress(seq: min(stored.seq, durableSeq), open: stored.open)
        for seq in stored.open { failures[seq] = Failure(attempts: 0, due: 0) }
        counts.pending = failures.count
        // Off the path of the start.
        if !failures.isEmpty { queue.async { [weak self] in self?.retry() } }
        return
      }
    } catch {
      logger.error("cannot read '\(path)': \(error); '\(config.name)' goes on with new records only")
    }
    save()
  }

  // MARK: Records

  /// Reads what the journal has, as far as there is room, and starts what may run.
  private func fill() {
    guard !isStopping else { return }
    do throws(SystemError) {
      if progress.seq < durableSeq, waiting.count + running.count < ExecRunner.queuedMax {
        var cursor = try JournalCursor(journal, after: progress.seq)
        while waiting.count + running.count < ExecRunner.queuedMax, progress.seq < durableSeq {
          guard let line = try cursor.next(), cursor.seq <= durableSeq else {
            isExhausted = true
            break
          }
          progress.seq = cursor.seq
          guard let record = cursor.record(line), config.accepts(record) else { continue }
          progress.open.append(cursor.seq)
          waiting.append((cursor.seq, Array(line) + [UInt8(ascii: "\n")]))
        }
        for gap in cursor.gaps where told.insert(gap.description).inserted {
          logger.error("'\(config.name)' is not run for what cannot be read of the journal: \(gap)")
        }
      }
    } catch {
      isExhausted = true
      logger.error("cannot read the journal '\(journal.path)' for '\(config.name)': \(error)")
    }
    start()
  }

  private func start() {
    while running.count < config.runsMax, !waiting.isEmpty, !isStopping {
      let (seq, line) = waiting.removeFirst()
      do throws(SystemError) {
        running[seq] = try ExecProcess(
          config.command, environment: environment, input: line, timeoutMilliseconds: config.timeoutMilliseconds,
          queue: queue, onLine: { [logger, name = config.name] in logger.info("'\(name)': \($0)") }
        ) { [weak self] in self?.ended(seq, $0) }
      } catch {
        ended(seq, .failed("cannot start '\(config.command[0])': \(error)"))
      }
    }
    counts.pending = progress.open.count
    if isIdle { onIdle() }
  }

  private func ended(_ seq: Int64, _ end: ExecProcess.End) {
    running[seq] = nil
    switch end {
    case .succeeded:
      counts.succeeded += 1
      close(seq)
    // Ended by us: at the next start it is run again.
    case .failed where isStopping: break
    case .timedOut where isStopping: break
    case .failed(let why):
      counts.failed += 1
      fail(seq, why)
    case .timedOut:
      counts.timedOut += 1
      fail(seq, "no end after \(Wait.text(config.timeoutMilliseconds))")
    }
    save()
    // Not from here: a command that cannot be started ends within `start`.
    queue.async { [weak self] in self?.fill() }
  }

  private func close(_ seq: Int64) {
    failures[seq] = nil
    progress.open.removeAll { $0 == seq }
  }

  // MARK: Failures

  private func fail(_ seq: Int64, _ why: String) {
    let attempts = (failures[seq]?.attempts ?? 0) + 1
    let wait = min(
      ExecRunner.firstRetryMilliseconds << min(Int64(attempts - 1), 20), ExecRunner.retryMillisecondsMax)
    failures[seq] = Failure(attempts: attempts, due: Clock.now.uptime + wait)
    logger.error("'\(config.name)' failed for record \(seq): \(why); trying again in \(Wait.text(wait))")
    if failures.count > ExecRunner.failedMax, let oldest = failures.keys.min() {
      giveUp(oldest, "more than \(ExecRunner.failedMax) records failed")
    }
    onRetryChange()
  }

  private func giveUp(_ seq: Int64, _ why: String) {
    counts.givenUp += 1
    logger.error("'\(config.name)' is not run again for record \(seq): \(why)")
    close(seq)
  }

  /// When the earliest failed run is to be tried again, by uptime; nil while there is none.
  var nextRetry: Int64? {
    guard !isStopping, let due = failures.values.map(\.due).min(), due != .max else { return nil }
    return due
  }

  /// Tries again what is due, as far as there is room.
  func retry() {
    dispatchPrecondition(condition: .onQueue(queue))
    guard !isStopping else { return }
    let now = Clock.now
    for seq in failures.keys.sorted() where failures[seq].map({ $0.due <= now.uptime }) ?? false {
      guard waiting.count + running.count < ExecRunner.queuedMax else { break }
      failures[seq]?.due = .max
      again(seq, now)
    }
    onRetryChange()
    start()
  }

  private func again(_ seq: Int64, _ now: Moment) {
    let attempts = failures[seq]?.attempts ?? 0
    do throws(SystemError) {
      var cursor = try JournalCursor(journal, after: seq - 1)
      guard let line = try cursor.next(), cursor.seq == seq, let record = RecordCodec.decode(line) else {
        return giveUp(seq, "the journal no longer has it")
      }
      // Once it is tried however old it is: the program itself may have been down.
      if attempts > 0, now.wall - record.at > ExecRunner.giveUpAge { return giveUp(seq, "it is older than a day") }
      waiting.append((seq, Array(line) + [UInt8(ascii: "\n")]))
    } catch {
      fail(seq, "cannot read the journal: \(error)")
    }
  }
}
