internal import Dispatch
internal import Logging
internal import TruceCore
internal import TruceStorage

/// Keeps `metrics_file` up to date: after a change, but not more often than a collector looks.
///
/// Confined to the daemon's queue; the text is made and written on a queue of its own, so that a slow disk or thousands
/// of feeds hold up nothing.
final class MetricsFile: @unchecked Sendable {
  // @unchecked: `isTold` is touched on `writing` only, the rest on the daemon's queue only.
  /// Milliseconds; node_exporter is asked every 15 s or more rarely.
  private static let interval: Int64 = 15_000

  private let queue: DispatchQueue
  private let logger: Logger
  private let writing = DispatchQueue(label: "trucewatch.metrics")
  private var schedule = ReportSchedule(interval: interval)
  private var isTold = false

  /// - Parameter queue: The daemon's.
  init(queue: DispatchQueue, logger: Logger) {
    self.queue = queue
    self.logger = logger
  }

  /// By uptime; nil while the file tells what is.
  func nextDue(_ config: Config) -> Int64? {
    config.metricsPath == nil ? nil : schedule.nextDue
  }

  func noteChange() {
    dispatchPrecondition(condition: .onQueue(queue))
    schedule.noteChange()
  }

  /// Writes the file where it is time to.
  ///
  /// - Parameter exec: Called on the metrics' own queue.
  func update(
    _ config: Config, now: Moment, _ snapshot: () -> MetricsSnapshot, exec: @escaping @Sendable () -> [ExecCounts]
  ) {
    dispatchPrecondition(condition: .onQueue(queue))
    guard let path = config.metricsPath, schedule.isDue(uptime: now.uptime) else { return }
    schedule.noteReport(uptime: now.uptime)
    write(snapshot(), to: path, journalPath: config.journalPath, exec)
  }

  /// Writes what the file lacks, however short ago it was written, and waits for it: the end of the program.
  func close(
    _ config: Config, _ snapshot: MetricsSnapshot, exec: @escaping @Sendable () -> [ExecCounts]
  ) {
    if let path = config.metricsPath { write(snapshot, to: path, journalPath: config.journalPath, exec) }
    writing.sync {}
  }

  private func write(
    _ snapshot: MetricsSnapshot, to path: String, journalPath: String,
    _ exec: @escaping @Sendable () -> [ExecCounts]
  ) {
    writing.async { [self] in
      do throws(SystemError) {
        let size = try DiskFileSystem().status(of: journalPath)?.size
        let text = snapshot.text(journalBytes: size, exec: exec())
        try AtomicFile.write(Array(text.utf8), to: path, mode: 0o644, isDurable: false)
        isTold = false
      } catch {
        if !isTold { logger.error("cannot write the metrics file '\(path)': \(error)") }
        isTold = true
      }
    }
  }
}
