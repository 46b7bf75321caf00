internal import Dispatch
internal import Glibc
internal import Logging
internal import TruceCore

/// All commands under `exec`, on one queue of their own: they hold up neither polls nor each other.
final class Actions: @unchecked Sendable {
  // @unchecked: everything is touched on `queue` only; the methods hand over to it.
  private let queue = DispatchQueue(label: "trucewatch.exec")
  private let logger: Logger
  private let journal: JournalFiles
  private let stateFolder: String
  private let environment: [String: String]
  private var runners: [ActionRunner] = []
  private var lastSeq: Int64

  /// Variables that are between the service manager and this process.
  private static let privateVariables: Set<String> = [
    "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES",
  ]

  /// - Parameter lastSeq: Number of the newest durable record.
  init(_ config: Config, lastSeq: Int64, environment: [String: String], logger: Logger) {
    self.logger = logger
    self.lastSeq = lastSeq
    self.environment = environment.filter { !Actions.privateVariables.contains($0.key) }
    journal = JournalFiles(path: config.journalPath, files: DiskFileSystem())
    stateFolder = config.stateFolder
    configure(config.actions)
  }

  /// Takes over a new configuration: what stays keeps its place, what left finishes what runs.
  func configure(_ actions: [ActionConfig]) {
    queue.async { [self] in
      let old = Dictionary(uniqueKeysWithValues: runners.map { ($0.config.name, $0) })
      runners = actions.map { config in
        if let runner = old[config.name] {
          runner.config = config
          return runner
        }
        return ActionRunner(
          config, journal: journal, stateFolder: stateFolder, lastSeq: lastSeq, environment: environment, queue: queue,
          logger: logger)
      }
      let kept = Set(actions.map(\.name))
      for runner in old.values where !kept.contains(runner.config.name) { runner.retire() }
      // One that comes back one day begins with what comes then, not with all that was in between.
      for path in ActionProgress.paths(stateFolder: stateFolder, butOf: kept) { unlink(path) }
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

  /// In the order of the configuration. Not to be called on the actions' queue.
  func counts() -> [ActionCounts] { queue.sync { runners.map(\.counts) } }

  /// Ends what runs within `milliseconds`, the last tenth of it by force; what did not finish is run at the next start.
  func stop(milliseconds: Int) {
    queue.sync { for runner in runners { runner.stop() } }
    if !waitUntilIdle(milliseconds: milliseconds * 9 / 10) {
      queue.sync { for runner in runners { runner.kill() } }
      waitUntilIdle(milliseconds: milliseconds / 10)
    }
    queue.sync { for runner in runners { runner.save() } }
  }

  /// Waits until every record was run, at most so long.
  @discardableResult
  func waitUntilIdle(milliseconds: Int) -> Bool {
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      let tell = { [self] in if runners.allSatisfy(\.isIdle) { done.signal() } }
      for runner in runners { runner.onIdle = tell }
      tell()
    }
    defer { queue.async { [self] in for runner in runners { runner.onIdle = {} } } }
    return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }
}
