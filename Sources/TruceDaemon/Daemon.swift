internal import Dispatch
internal import Glibc
internal import Logging
internal import TruceCore
internal import TruceFeeds
internal import TruceHTTP
internal import TruceTopics

/// Carries out what the core decides, on one serial queue.
///
/// Confined to `queue`: everything but `init` and `run` happens there. What must survive a crash goes through `Storage`.
package final class Daemon: @unchecked Sendable {
  // @unchecked: all that changes is touched on `queue` only; `run` hands over to it before anything else happens.
  let queue = DispatchQueue(label: "trucewatch")
  let options: WatchOptions
  let logger: Logger
  let service: ServiceLink
  var config: Config
  var core: Core
  var storage: Storage
  private var fetcher: FeedFetcher?
  private var wakeTimer: DeadlineTimer?
  private var signals: [any DispatchSourceSignal] = []
  private var pruneTimer: any DispatchSourceTimer
  private let ended = DispatchSemaphore(value: 0)
  private var exitStatus: ExitStatus?
  private let metrics: MetricsFile
  private let actions: Actions
  private let started = Clock.wall
  private var lastReload: MetricsSnapshot.ReloadResult
  private var progress = ProgressCheck()
  /// What the watchdog was not answered for.
  private var stall: ProgressCheck.Stall?
  /// Fetches that ended while it could not be known what is new in them.
  private var heldEnds: [FetchEnd] = []
  /// Fetches to start when things can be stored again.
  private var heldOrders: [FetchOrder] = []

  /// A wait is never slept through in one go: after a suspend or a step of the clock the schedule is looked at again.
  private static let sleepMax: Int64 = 60_000
  private static let retentionDays: Int64 = 180
  /// With `--once`, what commands may take in all: as long as one may take at most.
  private static let lastActionsMilliseconds = 86_400_000
  /// What commands may take to end when the daemon does.
  private static let stopActionsMilliseconds = 1000

  package init(options: WatchOptions) throws(StartFailure) {
    ProcessMemory.keepSmall()
    Daemon.holdSignals()
    self.options = options
    logger = Logger(label: "trucewatch") { _ in DiagnosticLogHandler() }
    service = ServiceLink(environment: options.environment, queue: queue, started: started)
    metrics = MetricsFile(logger: logger)
    lastReload = MetricsSnapshot.ReloadResult(takenAt: started)
    let setup = try Setup.read(configPath: options.configPath, environment: options.environment)
    // The process is at its largest while the states are read and copied: by then what read the configuration is gone.
    ProcessMemory.giveBackUnused()
    config = setup.config
    if let format = options.alertFormat { config.alertFormat = format }
    storage = try StorageStart(config: config, pollsOnce: options.pollsOnce, queue: queue, logger: logger).open(
      Notifier(socket: options.environment["NOTIFY_SOCKET"]))
    ProcessMemory.giveBackUnused()
    core = Core(
      config: config, topics: setup.topics, states: storage.feedStates, lastSeq: storage.lastSeq,
      seed: UInt64.random(in: 0...UInt64.max), pollsOnce: options.pollsOnce)
    storage.feedStates = [:]
    actions = Actions(config, lastSeq: storage.lastSeq, environment: options.environment, logger: logger)
    pruneTimer = DispatchSource.makeTimerSource(queue: queue)
    // A source that never was active must not be released.
    pruneTimer.activate()
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
    storage.onFailure = { [weak self] in self?.fatal($0) }
    storage.onJournaled = { [actions] in actions.offer(upTo: $0) }
    storage.onShort = { [weak self] in self?.shortOfSpace($0) }
    storage.onRelief = { [weak self] in self?.relieved() }
    watchSignals()
    wakeTimer = DeadlineTimer(queue: queue) { [weak self] in self?.handle(.woken) }
    pruneTimer.setEventHandler { [weak self] in self?.storage.prune(olderThanDays: Daemon.retentionDays) }
    pruneTimer.schedule(deadline: .now() + .seconds(60), repeating: .seconds(86_400), leeway: .seconds(60))
    do {
      fetcher = try FeedFetcher(queue: queue, connectionsMax: config.transfersMax) { [weak self] in self?.fetched($0) }
    } catch {
      logger.error("cannot start libcurl: \(error)")
      return end(.inputOutput)
    }
    ProcessMemory.giveBackUnused()
    service.ready(core, now: Clock.now) { [weak self] in self?.makesProgress() ?? false }
    logger.info("watching \(config.feeds.count) feeds, journal '\(config.journalPath)'")
    storage.start()
    handle(.started)
  }

  func handle(_ event: Event) {
    guard exitStatus == nil else { return }
    dispatchPrecondition(condition: .onQueue(queue))
    for effect in core.handle(event, now: Clock.now) {
      switch effect {
      case .fetch(let order): fetch(order)
      case .commit(let commit): storage.add(commit, alertFormat: config.alertFormat)
      case .notice(let record): storage.add(record, alertFormat: config.alertFormat)
      case .log(let level, let message): log(level, message)
      }
    }
    if case .woken = event {} else { noteChange() }
    report()
    armWakeTimer()
    endIfDone()
  }

  private func noteChange() {
    service.noteChange()
    metrics.noteChange()
  }

  /// Brings status line and metrics up to date where it is time to.
  private func report() {
    let now = Clock.now
    service.update(core, now: now)
    metrics.update(config, now: now, { snapshot }, actions: { [actions] in actions.counts() })
  }

  private var snapshot: MetricsSnapshot {
    MetricsSnapshot(
      core: core, started: started, lastSeq: storage.lastSeq, lastSynchronized: storage.lastSynchronized,
      isShortOfSpace: storage.isShort, droppedLines: storage.droppedLines, reload: lastReload)
  }

  /// Asked by the watchdog; what stands still is said once, and then only silence makes the service manager act.
  private func makesProgress() -> Bool {
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

  /// A request tells the server what was read (its validators), so what was read has to be durable first.
  private func fetch(_ order: FetchOrder) {
    if storage.hasUnjournaledRecords(of: order.config.url) { storage.flush() }
    guard !storage.isShort else { return heldOrders.append(order) }
    guard exitStatus == nil, let fetcher else { return }
    progress.started(feed: order.feed, order.config, monotonic: Clock.monotonicMilliseconds)
    fetcher.start(order)
  }

  func fetched(_ end: FetchEnd) {
    progress.ended(feed: end.feed)
    if !storage.isBlocked { storage.storeChanges(of: end.feedURL) }
    guard exitStatus == nil else { return }
    // What is known of the feed has to be whole; a stop journals what was found, not what was fetched.
    guard !storage.hasUnstoredChanges(of: end.feedURL) else { return heldEnds.append(end) }
    do {
      let outcome = try end.outcome(topics: core.topics) { identities throws(StateError) in
        try storage.known(feedURL: end.feedURL, identities: identities)
      }
      handle(.polled(feed: end.feed, outcome))
    } catch {
      let failure = StorageFailure.state(error)
      if storage.isBlocked, failure.isPassing { heldEnds.append(end) } else { fatal(failure) }
    }
  }

  private func shortOfSpace(_ failure: StorageFailure) {
    noteChange()
    service.tell(.space, "waiting for space: \(failure.description)", core, now: Clock.now)
  }

  /// Storage works again: what was fetched meanwhile is looked at, and with enough space polling goes on.
  private func relieved() {
    let (ends, orders) = (heldEnds, heldOrders)
    (heldEnds, heldOrders) = ([], [])
    if !storage.isShort { service.tell(.space, nil, core, now: Clock.now) }
    noteChange()
    for end in ends { fetched(end) }
    for order in orders { fetch(order) }
    handle(.woken)
  }

  private func armWakeTimer() {
    let wanted = [storage.isShort ? nil : core.nextWake, service.nextDue, metrics.nextDue(config)].compactMap(\.self)
    let wait = wanted.min().map { min(max(0, $0 - Clock.now.uptime), Daemon.sleepMax) }
    wakeTimer?.set(milliseconds: wait.map { Int($0) })
  }

  private func log(_ level: TruceCore.LogLevel, _ message: String) {
    switch level {
    case .info: logger.info("\(message)")
    case .warning: logger.warning("\(message)")
    case .error: logger.error("\(message)")
    }
  }

  // MARK: Signals

  private static let signalNumbers = [SIGTERM, SIGINT, SIGHUP]

  /// Keeps signals for `watchSignals`: one that comes while the journal is still being read must not kill the program.
  private static func holdSignals() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signalNumbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  private func watchSignals() {
    for number in [SIGTERM, SIGINT] {
      on(number) { [weak self] in self?.stop() }
    }
    on(SIGHUP) { [weak self] in self?.reload() }
  }

  private func stop() {
    logger.info("stopping")
    service.stopping()
    end(.ok)
  }

  private func on(_ number: Int32, _ body: @escaping () -> Void) {
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler(handler: body)
    source.activate()
    signals.append(source)
  }

  /// Reads the configuration again. Valid: it takes the place of the old one as a whole. Invalid: the old goes on.
  private func reload() {
    service.reloading(monotonicMicroseconds: Clock.monotonicMicroseconds)
    storage.followRename()
    var mistakes: [String] = []
    do {
      let setup = try Setup.read(configPath: options.configPath, environment: options.environment)
      adopt(setup)
    } catch {
      mistakes = error.lines
      for line in mistakes { logger.error("\(line)") }
      logger.error("the configuration was not reloaded; the old one goes on")
    }
    lastReload.isTaken = mistakes.isEmpty
    if mistakes.isEmpty { lastReload.takenAt = Clock.wall }
    service.reloaded(core, mistakes: mistakes, now: Clock.now)
    noteChange()
    report()
    armWakeTimer()
  }

  private func adopt(_ setup: Setup) {
    var new = setup.config
    if let format = options.alertFormat { new.alertFormat = format }
    if new.stateFolder != config.stateFolder || new.journalPath != config.journalPath {
      logger.warning("'state_dir' and 'journal' change at the next start only")
      new.stateFolder = config.stateFolder
      new.journalPath = config.journalPath
    }
    if (new.alertFormat == .journald) != (config.alertFormat == .journald) {
      logger.warning("'alerts' changes to or from 'journald' at the next start only")
      new.alertFormat = config.alertFormat
    }
    storage.flush()
    let states: [String: FeedState]
    do {
      states = try storage.readFeedStates()
    } catch {
      return logger.error("\(error); the old configuration goes on")
    }
    config = new
    actions.configure(new.actions)
    handle(.reconfigured(new, setup.topics, states: states))
    ProcessMemory.giveBackUnused()
    logger.info("reloaded: watching \(config.feeds.count) feeds")
  }

  // MARK: The end

  private func endIfDone() {
    guard options.pollsOnce, core.inFlight == 0, heldEnds.isEmpty else { return }
    if core.nextWake == nil { queue.async { [weak self] in self?.finishOnce() } }
  }

  private func finishOnce() {
    guard exitStatus == nil else { return }
    storage.flush()
    guard exitStatus == nil else { return }
    let counts = core.counts
    let nothingWorked = counts.succeeded == 0 && counts.failed > 0
    actions.waitUntilIdle(milliseconds: Daemon.lastActionsMilliseconds)
    end(nothingWorked ? .unavailable : .ok)
  }

  /// Nothing more can be kept: say why and stop, so that a restart reads what is really there.
  private func fatal(_ failure: StorageFailure) {
    guard exitStatus == nil else { return }
    logger.error("\(failure.description)")
    service.failed(failure.description, code: failure.systemCode)
    end(.inputOutput)
  }

  private func end(_ status: ExitStatus) {
    guard exitStatus == nil else { return }
    fetcher?.shutDown()
    wakeTimer?.shutDown()
    pruneTimer.cancel()
    service.end()
    for source in signals { source.cancel() }
    if status == .ok || status == .unavailable { storage.close() }
    actions.stop(milliseconds: Daemon.stopActionsMilliseconds)
    metrics.close(config, snapshot, actions: { [actions] in actions.counts() })
    exitStatus = exitStatus ?? status
    StandardStreams.output.drain(milliseconds: 1000)
    StandardStreams.error.drain(milliseconds: 500)
    ended.signal()
  }
}
