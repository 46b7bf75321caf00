internal import Dispatch
internal import Glibc
internal import Logging
internal import Synchronization
internal import TruceCore
internal import TruceStorage

/// All commands under `exec`, on one queue of their own: they hold up neither polls nor each other.
final class ExecCommands: @unchecked Sendable {
  // @unchecked: everything is touched on `queue` only; the methods hand over to it.
  private let queue = DispatchQueue(label: "trucewatch.exec")
  private let logger: Logger
  private let journal: JournalFiles
  private let stateFolder: String
  private let environment: [String: String]
  private var runners: [ExecRunner] = []
  private var lastSeq: Int64
  private var onRetryChange: @Sendable () -> Void = {}
  /// By uptime; `.max` without one. Read on the daemon's queue.
  private let retryAt = Atomic(Int64.max)

  /// Variables that are between the service manager and this process.
  private static let privateVariables: Set<String> = [
    "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES",
  ]

  /// - Parameter lastSeq: Number of the newest durable record.
  init(_ config: Config, lastSeq: Int64, environment: [String: String], logger: Logger) {
    self.logger = logger
    self.lastSeq = lastSeq
    self.environment = environment.filter { !ExecCommands.privateVariables.contains($0.key) }
    journal = JournalFiles(path: config.journalPath)
    stateFolder = config.stateFolder
  }

  /// Begins with what the last run left over.
  ///
  /// - Parameter onRetryChange: Called on the commands' own queue when `nextRetry` is another.
  func start(_ configs: [ExecConfig], onRetryChange: @escaping @Sendable () -> Void) {
    queue.async { [self] in self.onRetryChange = onRetryChange }
    configure(configs)
  }

  /// When the earliest failed run is to be tried again, by uptime: call `retryDue` then.
  var nextRetry: Int64? {
    let uptime = retryAt.load(ordering: .acquiring)
    return uptime == .max ? nil : uptime
  }

  /// Tries again what is due.
  func retryDue(uptime: Int64) {
    guard retryAt.load(ordering: .acquiring) <= uptime else { return }
    retryAt.store(.max, ordering: .releasing)
    queue.async { [self] in
      for runner in runners { runner.retry() }
      noteRetries()
    }
  }

  private func noteRetries() {
    let next = runners.compactMap(\.nextRetry).min() ?? .max
    if retryAt.exchange(next, ordering: .acquiringAndReleasing) != next { onRetryChange() }
  }

  /// Takes over a new configuration: what stays keeps its place, what left finishes what runs.
  func configure(_ configs: [ExecConfig]) {
    queue.async { [self] in
      let old = Dictionary(uniqueKeysWithValues: runners.map { ($0.config.name, $0) })
      runners = configs.map { config in
        if let runner = old[config.name] {
          runner.config = config
          return runner
        }
        return ExecRunner(
          config, journal: journal, stateFolder: stateFolder, lastSeq: lastSeq, environment: environment, queue: queue,
          logger: logger, onRetryChange: { [weak self] in self?.noteRetries() })
      }
      let kept = Set(configs.map(\.name))
      for runner in old.values where !kept.contains(runner.config.name) { runner.retire() }
      // One that comes back one day begins with what comes then, not with all that was in between.
      for path in ExecProgress.paths(stateFolder: stateFolder, butOf: kept) { unlink(path) }
      for runner in runners { runner.offer(upTo: lastSeq) }
    }
  }

  /// Records up to `seq` are durable.
  func offer(upTo seq: Int64) {
    queue.async { [self] in
      lastSeq = max(lastSeq, seq)
      for runner in runners { runner.offer(upTo: lastSeq) }
    }
  }

  /// In the order of the configuration. Not to be called on the commands' own queue.
  func counts() -> [ExecCounts] { queue.sync { runners.map(\.counts) } }

  /// Calls `body` once, on the commands' own queue, when every record was run.
  func whenIdle(_ body: @escaping @Sendable () -> Void) {
    queue.async { [self] in
      let look = { [self] in
        guard runners.allSatisfy(\.isIdle) else { return }
        for runner in runners { runner.onIdle = {} }
        body()
      }
      for runner in runners { runner.onIdle = look }
      look()
    }
  }

  /// Ends what runs within `milliseconds`, the last tenth of it by force; what did not finish is run at the next start.
  func stop(milliseconds: Int) {
    queue.sync { for runner in runners { runner.stop() } }
    if !waitUntilIdle(milliseconds: milliseconds * 9 / 10) {
      queue.sync { for runner in runners { runner.kill() } }
      waitUntilIdle(milliseconds: milliseconds / 10)
    }
    queue.sync { for runner in runners { runner.save() } }
  }

  @discardableResult
  private func waitUntilIdle(milliseconds: Int) -> Bool {
    let done = DispatchSemaphore(value: 0)
    whenIdle { done.signal() }
    return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }
}
