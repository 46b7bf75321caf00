internal import Glibc
internal import Logging
internal import TruceCore
internal import TruceStorage

/// Opens the storage at a start; while there is no space it waits, as a running daemon does.
///
/// To end would be worse: a service manager gives up after a few attempts, and the watch would be over for good.
struct StorageStart {
  private static let retrySeconds = 1

  let config: Config
  let pollsOnce: Bool
  let logger: Logger

  /// - Throws: `.stopped` by SIGTERM or SIGINT while it waited; anything but a lack of space at once, and with
  ///   `--once`, for which nobody waits, that too.
  func open(_ notifier: Notifier) throws(StartFailure) -> Storage {
    var isLogged = false
    while true {
      do throws(StorageFailure) {
        return try open()
      } catch {
        guard error.isPassing, !pollsOnce else { throw .storage(error) }
        if !isLogged { logger.error("\(error.description); waiting until there is space") }
        isLogged = true
        SpaceReserve(journalPath: config.journalPath, files: DiskFileSystem()).giveUpAll()
        // Twice the wait and then some: systemd counts the start as failed after TimeoutStartSec otherwise.
        notifier.send(["STATUS=Waiting for space", "EXTEND_TIMEOUT_USEC=10000000"])
        if StorageStart.wasStopped(withinSeconds: StorageStart.retrySeconds) { throw .stopped }
      }
    }
  }

  private func open() throws(StorageFailure) -> Storage {
    let parts = try StorageParts.open(config, output: StandardStreams.alerts(config.alertFormat), now: Clock.wall)
    return try Storage(
      parts: parts, config: config, pollsOnce: pollsOnce, logger: logger, reprinted: Reprinter(config: config).text)
  }

  /// Queue threads run with these signals blocked, so blocked here they wait for `sigtimedwait(2)`.
  private static func wasStopped(withinSeconds seconds: Int) -> Bool {
    var wanted = sigset_t()
    var before = sigset_t()
    sigemptyset(&wanted)
    for signal in [SIGTERM, SIGINT] { sigaddset(&wanted, signal) }
    pthread_sigmask(SIG_BLOCK, &wanted, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var wait = timespec(tv_sec: seconds, tv_nsec: 0)
    return sigtimedwait(&wanted, nil, &wait) > 0
  }
}
