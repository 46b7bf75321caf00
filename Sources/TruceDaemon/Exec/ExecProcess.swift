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
    process = try ExecProcess.spawn(command, environment, try ExecProcess.file(holding: input), output: written)
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

  private static func spawn(
    _ command: [String], _ environment: [String: String], _ input: borrowing FileDescriptor,
    output: borrowing FileDescriptor
  ) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.number, STDERR_FILENO)
    cservice_close_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    // Queue threads block signals, and this process ignores SIGPIPE: a command starts without either.
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var argv = command.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw SystemError(code: code) }
    return process
  }
}
