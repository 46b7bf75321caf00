internal import CService
internal import Dispatch
internal import Glibc
internal import TruceStorage

/// One run of a command: a process group of its own, with the record on its standard input.
///
/// Confined to the queue of its action, on which `onEnd` is called once. No shell is involved; what the command prints
/// goes to the log, since stdout is for alerts alone.
final class ExecProcess {
  /// How it ended.
  enum End: Equatable {
    case succeeded
    case failed(String)
    case timedOut
  }

  /// After a request to end, milliseconds until it is made to.
  private static let graceMilliseconds = 2000

  private let process: pid_t
  private let exit: any DispatchSourceRead
  private let timer: any DispatchSourceTimer
  private let output: ExecOutput
  private var isTimedOut = false

  /// - Parameters:
  ///   - input: What it reads, whole.
  ///   - onLine: Called for each line that it prints, before `onEnd`.
  /// - Throws: Why it cannot be started.
  init(
    _ command: [String], environment: [String: String], input: [UInt8], timeoutMilliseconds: Int64,
    queue: DispatchQueue, onLine: @escaping (String) -> Void, onEnd: @escaping (End) -> Void
  ) throws(SystemError) {
    let ends = try FileDescriptor.pipe()
    let read = FileDescriptor(adopting: ends.reading)
    let written = FileDescriptor(adopting: ends.writing)
    let whole = try ExecProcess.file(holding: input)
    process = try ChildProcess.start(
      command, environment: environment, input: whole.number, output: written.number, errors: written.number,
      leadsGroup: true)
    let descriptor = cservice_pidfd(process)
    guard descriptor >= 0 else {
      let error = SystemError.current
      kill(-process, SIGKILL)
      _ = ExecProcess.reap(process)
      throw error
    }
    output = ExecOutput(reading: read, queue: queue, onLine: onLine)
    exit = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    timer = DispatchSource.makeTimerSource(queue: queue)
    exit.setCancelHandler { close(descriptor) }
    exit.setEventHandler { [self] in ended(onEnd) }
    timer.setEventHandler { [self] in
      kill(-process, isTimedOut ? SIGKILL : SIGTERM)
      isTimedOut = true
    }
    timer.schedule(
      deadline: .now() + .milliseconds(Int(timeoutMilliseconds)),
      repeating: .milliseconds(ExecProcess.graceMilliseconds), leeway: .milliseconds(10))
    exit.activate()
    timer.activate()
  }

  /// Sends `signal` to it and all it started.
  func send(_ signal: Int32) { kill(-process, signal) }

  private func ended(_ onEnd: (End) -> Void) {
    exit.cancel()
    timer.cancel()
    // Both handlers hold this object; without them it can go.
    timer.setEventHandler(handler: nil)
    let status = ExecProcess.reap(process)
    output.finish()
    if isTimedOut {
      onEnd(.timedOut)
    } else if status & 0x7F != 0 {
      onEnd(.failed("ended by signal \(status & 0x7F)"))
    } else {
      let code = status >> 8 & 0xFF
      onEnd(code == 0 ? .succeeded : .failed("exit status \(code)"))
    }
  }

  private static func reap(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// A file in memory: a pipe would have to be fed, and could be closed by the other side.
  private static func file(holding input: [UInt8]) throws(SystemError) -> FileDescriptor {
    let number = cservice_memfd("trucewatch-record")
    guard number >= 0 else { throw SystemError.current }
    let file = FileDescriptor(adopting: number)
    try file.write(input)
    lseek(file.number, 0, SEEK_SET)
    return file
  }
}
