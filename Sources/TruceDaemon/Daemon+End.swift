internal import Dispatch
internal import TruceCore
internal import TruceStorage

extension Daemon {
  /// With `--once`, what exec commands may take in all: as long as one may take at most.
  private static let lastExecMilliseconds: Int64 = 86_400_000
  /// How long an end may wait for each: together less than the five seconds that a stop may take.
  private enum EndMilliseconds {
    static let exec = 1000
    static let alertLines = 2000
    static let output = 1000
    static let log = 500
  }

  /// With `--once`: every feed that was due has been polled.
  func endIfDone() {
    guard options.pollsOnce, core.hasStarted, lastDeadline == nil, core.inFlight == 0, heldOutcomes.isEmpty,
      core.nextWake == nil
    else {
      return
    }
    later { $0.finishOnce() }
  }

  /// Waits for the exec commands without holding up the queue: signals are still heard.
  private func finishOnce() {
    guard exitStatus == nil, lastDeadline == nil else { return }
    flush()
    guard exitStatus == nil else { return }
    lastDeadline = Clock.now.uptime + Daemon.lastExecMilliseconds
    exec.whenIdle { [weak self] in self?.later { $0.endAfterOnce() } }
  }

  func endAfterOnce() {
    let nothingWorked = core.counts.succeeded == 0 && core.counts.failed > 0
    end(nothingWorked ? .unavailable : .ok)
  }

  /// Ends the program; the first reason to is the one that counts, unless what is in hand cannot be kept.
  func end(_ status: ExitStatus) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard exitStatus == nil else { return }
    exitStatus = status
    fetcher?.shutDown()
    timer?.shutDown()
    service.end()
    for source in signals { source.cancel() }
    if status == .ok || status == .unavailable { closeStorage() }
    exec.stop(milliseconds: EndMilliseconds.exec)
    metrics.close(config, snapshot, exec: { [exec] in exec.counts() })
    StandardStreams.output.drain(milliseconds: EndMilliseconds.output)
    StandardStreams.error.drain(milliseconds: EndMilliseconds.log)
    ended.signal()
  }

  private func closeStorage() {
    let outcome = storage.close(Clock.now, drainMilliseconds: EndMilliseconds.alertLines)
    if let seq = outcome.journaledSeq { exec.offer(upTo: seq) }
    guard let failure = outcome.failure else { return }
    logger.error("\(failure.description)")
    service.failed(failure.description, code: failure.systemCode)
    exitStatus = .inputOutput
  }
}
