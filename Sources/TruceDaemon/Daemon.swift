internal import Dispatch
internal import Glibc
internal import Logging
internal import TruceConfig
package import TruceCore
internal import TruceHTTP
internal import TruceStorage
internal import TruceText

/// Carries out what the core decides, on one serial queue.
///
/// Confined to `queue`: everything but `init` and `run` happens there, and each entry checks it. Nothing blocks it while
/// the watch goes on. What must survive a crash goes through `Storage`, and one timer wakes the core, the storage, the
/// pruning, the status line, the metrics and the exec commands.
package final class Daemon: @unchecked Sendable {
  // @unchecked: all that changes is touched on `queue` only; `run` hands over to it before anything else happens.
  let queue = DispatchQueue(label: "trucewatch")
  let options: WatchOptions
  let logger: Logger
  let service: ServiceLink
  let metrics: MetricsFile
  let exec: ExecCommands
  var config: Config
  var core: Core
  var storage: Storage
  var fetcher: FeedFetcher?
  /// Fetches that ended while it could not be known what is new in them.
  var heldOutcomes: [(order: FetchOrder, outcome: FetchOutcome)] = []
  /// Fetches to start when things can be stored again.
  var heldOrders: [FetchOrder] = []
  var progress = ProgressCheck()
  var signals: [any DispatchSourceSignal] = []
  var lastReload: MetricsSnapshot.ReloadResult
  let ended = DispatchSemaphore(value: 0)
  var exitStatus: ExitStatus?
  /// With `--once`, once every poll was made: by uptime, when what exec commands still do is given up; nil before.
  var lastDeadline: Int64?

  var timer: DeadlineTimer?
  private let started = Clock.wall
  private var isFlushAsked = false
  /// By uptime.
  private var nextPruning: Int64
  /// What the watchdog was not answered for.
  private var stall: ProgressCheck.Stall?

  /// A wait is never slept through in one go: after a suspend or a step of the clock the schedule is looked at again.
  private static let sleepMillisecondsMax: Int64 = 60_000
  /// What left its feed is known so long.
  private static let retentionDays: Int64 = 180
  private static let firstPruningMilliseconds: Int64 = 60_000
  private static let pruningMilliseconds: Int64 = 86_400_000

  package init(options: WatchOptions) throws(StartFailure) {
    ProcessMemory.keepSmall()
    Daemon.holdSignals()
    self.options = options
    logger = Logger(label: "trucewatch") { _ in DiagnosticLogHandler() }
    service = ServiceLink(environment: options.environment, queue: queue, started: started)
    metrics = MetricsFile(queue: queue, logger: logger)
    lastReload = MetricsSnapshot.ReloadResult(takenAt: started)
    let setup: Setup
    do {
      setup = try Setup.read(configPath: options.configPath, environment: options.environment)
    } catch {
      throw .mistakes(error)
    }
    // The process is at its largest while the states are read and copied: by then what read the configuration is gone.
    ProcessMemory.giveBackUnused()
    config = setup.config
    if let format = options.alertFormat { config.alertFormat = format }
    storage = try StorageStart(config: config, pollsOnce: options.pollsOnce, logger: logger).open(
      Notifier(socket: options.environment["NOTIFY_SOCKET"]))
    ProcessMemory.giveBackUnused()
    core = Core(
      config: config, topics: setup.topics, states: storage.takeStatesAtStart(), lastSeq: storage.lastSeq,
      seed: UInt64.random(in: 0...UInt64.max), pollsOnce: options.pollsOnce)
    exec = ExecCommands(config, lastSeq: storage.lastSeq, environment: options.environment, logger: logger)
    nextPruning = Clock.now.uptime + Daemon.firstPruningMilliseconds
  }

  /// Runs until a signal, the end of `--once` or a failure that leaves no way on.
  package func run() -> ExitStatus {
    queue.async { [self] in start() }
    ended.wait()
    return queue.sync { exitStatus ?? .ok }
  }

  /// Tells the service manager why the daemon did not start, and waits until what was said so far is on stderr.
  package static func conclude(_ failure: StartFailure, environment: [String: String]) {
    if let line = failure.lines.first, failure.exitStatus != .ok {
      Notifier(socket: environment["NOTIFY_SOCKET"]).sendFailure(line, code: failure.systemCode)
    }
    StandardStreams.error.drain(milliseconds: 500)
  }

  private func start() {
    watchSignals()
    timer = DeadlineTimer(queue: queue) { [weak self] in self?.wake() }
    do {
      fetcher = try FeedFetcher(queue: queue, connectionsMax: config.transfersMax) { [weak self] order, outcome in
        self?.fetched(order, outcome)
      }
    } catch {
      logger.error("cannot start libcurl: \(error)")
      return end(.inputOutput)
    }
    exec.start(config.exec) { [weak self] in self?.later { $0.armTimer() } }
    ProcessMemory.giveBackUnused()
    service.ready(core, now: Clock.now) { [weak self] in self?.makesProgress() ?? false }
    logger.info("watching \(config.feeds.count.counted("feed")), journal '\(config.journalPath)'")
    storage.takeReserve()
    retryAsked()
    handle(.started)
  }

  // MARK: The loop

  /// Asks the core what to do about `event`, and does it.
  func handle(_ event: Event) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard exitStatus == nil else { return }
    let now = Clock.now
    for effect in core.handle(event, now: now) {
      switch effect {
      case .fetch(let order): fetch(order)
      case .commit(let commit): storage.add(commit, uptime: now.uptime, as: shown)
      case .notice(let record): storage.add(record, as: shown)
      case .log(let level, let message): log(level, message)
      }
    }
    if storage.hasRecordsInHand { askForFlush() }
    if case .woken = event {} else { noteChange() }
    report()
    armTimer()
    endIfDone()
  }

  /// Does `body` on the queue, after what is under way. To be called from any queue.
  func later(_ body: @escaping @Sendable (Daemon) -> Void) { queue.async { [self] in body(self) } }

  /// The timer is due: for whom, each knows best.
  private func wake() {
    dispatchPrecondition(condition: .onQueue(queue))
    guard exitStatus == nil else { return }
    let uptime = Clock.now.uptime
    if storage.nextDue.map({ $0 <= uptime }) ?? false { flush() }
    if nextPruning <= uptime {
      nextPruning = uptime + Daemon.pruningMilliseconds
      storage.beginPruning(olderThanDays: Daemon.retentionDays)
      prune()
    }
    exec.retryDue(uptime: uptime)
    if let lastDeadline, lastDeadline <= uptime { return endAfterOnce() }
    handle(.woken)
  }

  private func armTimer() {
    dispatchPrecondition(condition: .onQueue(queue))
    let wanted = [
      storage.isShort ? nil : core.nextWake, storage.nextDue, service.nextDue, metrics.nextDue(config), exec.nextRetry,
      nextPruning, lastDeadline,
    ].compactMap(\.self)
    let wait = wanted.min().map { min(max(0, $0 - Clock.now.uptime), Daemon.sleepMillisecondsMax) }
    timer?.set(milliseconds: wait.map { Int($0) })
  }

  /// Step by step: other events come between.
  private func prune() {
    apply(storage.pruneNext(Clock.now))
    if storage.isPruning { later { $0.prune() } }
  }

  func noteChange() {
    service.noteChange()
    metrics.noteChange()
  }

  /// Brings status line and metrics up to date where it is time to.
  func report() {
    let now = Clock.now
    service.update(core, now: now)
    metrics.update(config, now: now, { snapshot }, exec: { [exec] in exec.counts() })
  }

  var snapshot: MetricsSnapshot {
    MetricsSnapshot(
      core: core, started: started, lastSeq: storage.lastSeq, lastSynchronized: storage.lastSynchronized,
      isShortOfSpace: storage.isShort, droppedLines: storage.droppedLines, reload: lastReload)
  }

  /// Asked by the watchdog; what stands still is logged once, and then only silence makes the service manager act.
  private func makesProgress() -> Bool {
    dispatchPrecondition(condition: .onQueue(queue))
    guard exitStatus == nil else { return true }
    do throws(ProgressCheck.Stall) {
      let isLate = try progress.look(
        uptime: Clock.now.uptime, monotonic: Clock.monotonicMilliseconds,
        nextWake: storage.isShort ? nil : core.nextWake)
      if isLate { handle(.woken) }
      stall = nil
    } catch {
      if stall != error { logger.error("no progress: \(error); the watchdog hears nothing until there is some") }
      stall = error
    }
    return stall == nil
  }

  private func log(_ level: TruceCore.LogLevel, _ message: String) {
    switch level {
    case .info: logger.info("\(message)")
    case .warning: logger.warning("\(message)")
    case .error: logger.error("\(message)")
    }
  }

  // MARK: Storage

  /// What stdout shows of a record that is shown.
  private func shown(_ record: Record, _ line: [UInt8]) -> [UInt8]? { AlertText.make(record, line, config.alertFormat) }

  /// At the end of this wake-up. A timer that is due at once would go through another thread.
  private func askForFlush() {
    guard !isFlushAsked else { return }
    isFlushAsked = true
    queue.async { [weak self] in
      guard let self else { return }
      isFlushAsked = false
      if exitStatus == nil, storage.hasRecordsInHand { flush() }
    }
  }

  func flush() {
    apply(storage.flush(Clock.now))
    armTimer()
  }

  /// Does what follows from a call to the storage, once the call has returned.
  func apply(_ outcome: StorageOutcome) {
    dispatchPrecondition(condition: .onQueue(queue))
    if let seq = outcome.journaledSeq {
      exec.offer(upTo: seq)
      storage.whenPrinted { [weak self] in self?.later { $0.notePrinted() } }
    }
    if let failure = outcome.failure { return fatal(failure) }
    if let shortage = outcome.shortage {
      noteChange()
      service.tell(.space, "waiting for space: \(shortage.description)", core, now: Clock.now)
    }
    // Not from here: whoever called the storage is in the middle of something.
    if outcome.isRelieved { later { $0.relieved() } }
  }

  private func notePrinted() {
    guard exitStatus == nil else { return }
    storage.notePrinted(uptime: Clock.now.uptime)
    armTimer()
  }

  /// Storage works again: what was fetched meanwhile is looked at, and with enough space polling goes on.
  private func relieved() {
    guard exitStatus == nil else { return }
    let (outcomes, orders) = (heldOutcomes, heldOrders)
    (heldOutcomes, heldOrders) = ([], [])
    if !storage.isShort { service.tell(.space, nil, core, now: Clock.now) }
    noteChange()
    for (order, outcome) in outcomes { fetched(order, outcome) }
    for order in orders { fetch(order) }
    handle(.woken)
  }

  /// Nothing more can be kept: say why and stop, so that a restart reads what is really there.
  func fatal(_ failure: StorageFailure) {
    guard exitStatus == nil else { return }
    logger.error("\(failure.description)")
    service.failed(failure.description, code: failure.systemCode)
    end(.inputOutput)
  }
}
