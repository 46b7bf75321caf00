import Foundation

/// A program under test, its output readable while it runs. Killed when the last reference goes.
package final class RunningProgram: Sendable {
  /// What is known of a running or ended program.
  package struct Progress: Sendable, CustomStringConvertible {
    package var output: [UInt8] = []
    package var errors: [UInt8] = []
    /// Of standard output and standard error, those that have ended.
    var endedStreams = 0
    /// Exit status, or 128 plus the signal that ended it; `nil` while it runs.
    package var status: Int32?

    package var description: String {
      let status = status.map { "\($0)" } ?? "none yet"
      return "status \(status)\n\(String(decoding: output, as: UTF8.self))\n\(String(decoding: errors, as: UTF8.self))"
    }
  }

  /// All tests begin at once, and a program for each of them is too many.
  package struct OutOfTurn: Error, CustomStringConvertible {
    package var description: String { "only a suite or a test with the trait '.inTurn' may start a program" }
  }

  /// Where a line is looked for.
  package enum Stream: Sendable {
    case output
    case errors
  }

  package let processID: Int32
  private let progress = Watched(Progress())

  /// Starts the program with no signal blocked or ignored.
  ///
  /// - Parameters:
  ///   - environment: The whole environment, but for what a sanitizer reads; `nil`: this process's.
  ///   - input: What it reads from standard input.
  /// - Throws: `POSIXError` where it cannot be started; `OutOfTurn` in a test without the trait `.inTurn`.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String]? = nil, workingFolder: String? = nil,
    input: [UInt8] = []
  ) throws {
    guard Turn.isTaken else { throw OutOfTurn() }
    let output = try Descriptors.pipe()
    let errors = try Descriptors.pipe()
    let inputFile = try Self.file(holding: input)
    defer { for descriptor in [output.writeEnd, errors.writeEnd, inputFile] { close(descriptor) } }
    processID = try Spawn(
      path: path, arguments: arguments, environment: Self.whole(environment), workingFolder: workingFolder,
      descriptors: [inputFile, output.writeEnd, errors.writeEnd]
    ).run()
    Self.collect(output.readEnd, into: \.output, of: progress)
    Self.collect(errors.readEnd, into: \.errors, of: progress)
    Self.reap(processID, progress)
  }

  deinit { send(SIGKILL) }

  /// Standard output so far.
  package var outputBytes: [UInt8] { progress.update { $0.output } }

  /// Standard output so far, as text.
  package var output: String { String(decoding: progress.update { $0.output }, as: UTF8.self) }

  /// Standard error so far, as text.
  package var errors: String { String(decoding: progress.update { $0.errors }, as: UTF8.self) }

  /// Whole lines of standard output so far.
  package var outputLines: [String] { progress.update { Self.lines($0.output) } }

  /// `nil` while the program runs.
  package var status: Int32? { progress.update { $0.status } }

  /// Sends `signal`, unless the program has ended.
  package func send(_ signal: Int32) {
    progress.update { progress in
      if progress.status == nil { kill(processID, signal) }
    }
  }

  /// Waits for a whole line with `text` in it, and returns the first one.
  @discardableResult
  package func waitForLine(
    containing text: String, in stream: Stream = .output, timeout: Duration = .patience
  ) async throws -> String {
    try await progress.wait(for: "a line with '\(text)'", timeout: timeout) { progress in
      Self.lines(stream == .output ? progress.output : progress.errors).first { $0.contains(text) }
    }
  }

  /// Waits until `condition` holds for what is known of the program.
  package func wait(
    for what: String, timeout: Duration = .patience, _ condition: @escaping @Sendable (Progress) -> Bool
  ) async throws {
    try await progress.wait(for: what, timeout: timeout) { condition($0) ? () : nil }
  }

  /// Waits for the end of the program and of its output.
  ///
  /// - Returns: Exit status, or 128 plus the signal that ended it.
  @discardableResult
  package func waitForExit(timeout: Duration = .patience) async throws -> Int32 {
    try await progress.wait(for: "the exit", timeout: timeout) { $0.endedStreams == 2 ? $0.status : nil }
  }

  /// Path of a program that this package builds, beside the tests that run now.
  ///
  /// - Throws: `POSIXError(.ENOENT)` where there is none.
  package static func builtProgram(named name: String) throws -> String {
    let started = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let candidates = started + [Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    let paths = candidates.map { $0.appendingPathComponent(name).path }
    guard let path = paths.first(where: { isProgram($0) }) else { throw POSIXError(.ENOENT) }
    return path
  }

  /// With what a sanitizer reads: it looks away in the programs where it does in the tests.
  private static func whole(_ environment: [String: String]?) -> [String: String] {
    let inherited = ProcessInfo.processInfo.environment
    return environment?.merging(inherited.filter { $0.key.hasSuffix("SAN_OPTIONS") }) { $1 } ?? inherited
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func file(holding bytes: [UInt8]) throws -> Int32 {
    guard let file = tmpfile() else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
    rewind(file)
    return fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
  }

  private static func collect(
    _ descriptor: Int32, into stream: WritableKeyPath<Progress, [UInt8]> & Sendable, of progress: Watched<Progress>
  ) {
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      var count = 1
      while count > 0 {
        count = read(descriptor, &buffer, buffer.count)
        progress.update { $0[keyPath: stream] += buffer.prefix(max(0, count)) }
      }
      close(descriptor)
      progress.update { $0.endedStreams += 1 }
    }
  }

  private static func reap(_ processID: Int32, _ progress: Watched<Progress>) {
    Thread.detachNewThread {
      // First wait, then reap under the lock: in between, `send` could hit another process with the same number.
      var info = siginfo_t()
      while waitid(P_PID, id_t(processID), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      progress.update { progress in
        var status: Int32 = 0
        waitpid(processID, &status, 0)
        progress.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
      }
    }
  }
}
