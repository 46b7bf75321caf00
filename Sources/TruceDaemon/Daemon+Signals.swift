internal import Dispatch
internal import Glibc
internal import TruceConfig
internal import TruceCore
internal import TruceStorage
internal import TruceText

extension Daemon {
  private static let signalNumbers = [SIGTERM, SIGINT, SIGHUP]

  /// Keeps signals for `watchSignals`: one that comes while the journal is still being read must not kill the program.
  static func holdSignals() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signalNumbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  func watchSignals() {
    for number in [SIGTERM, SIGINT] {
      on(number) { [weak self] in self?.stop() }
    }
    on(SIGHUP) { [weak self] in self?.reload() }
  }

  private func on(_ number: Int32, _ body: @escaping () -> Void) {
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler(handler: body)
    source.activate()
    signals.append(source)
  }

  private func stop() {
    logger.info("stopping")
    service.stopping()
    end(.ok)
  }

  // MARK: Reload

  /// Reads the configuration again. Valid: it takes the place of the old one as a whole. Invalid: the old goes on.
  private func reload() {
    dispatchPrecondition(condition: .onQueue(queue))
    service.reloading(monotonicMicroseconds: Clock.monotonicMicroseconds)
    apply(storage.followRotation(Clock.now))
    var mistakes: [String] = []
    do {
      adopt(try Setup.read(configPath: options.configPath, environment: options.environment))
    } catch {
      mistakes = error.headlines
      for line in mistakes { logger.error("\(line)") }
      logger.error("the configuration was not reloaded; the old one goes on")
    }
    retryAsked()
    lastReload.isTaken = mistakes.isEmpty
    if mistakes.isEmpty { lastReload.takenAt = Clock.wall }
    service.reloaded(core, mistakes: mistakes, now: Clock.now)
    noteChange()
    // Also the timer is armed anew, for a journal that was followed.
    handle(.woken)
  }

  /// Asks the feeds again that `trucewatch feeds retry` was called for.
  func retryAsked() {
    let requests = RetryRequests(folder: config.stateFolder)
    let urls: [String]
    do {
      urls = try requests.take()
    } catch {
      return logger.warning("cannot read what 'trucewatch feeds retry' asks for, in '\(config.stateFolder)': \(error)")
    }
    guard !urls.isEmpty else { return }
    handle(.retryAsked(urls))
    flush()
    requests.finish()
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
    flush()
    let states: [String: FeedState]
    do {
      states = try storage.readFeedStates()
    } catch {
      return logger.error("\(error); the old configuration goes on")
    }
    config = new
    exec.configure(new.exec)
    handle(.reconfigured(new, setup.topics, states: states))
    ProcessMemory.giveBackUnused()
    logger.info("reloaded: watching \(config.feeds.count.counted("feed"))")
  }
}
