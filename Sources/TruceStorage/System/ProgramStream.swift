internal import Glibc

/// What a program prints that reads a file as its input: for compressions that are not read here.
///
/// The pipe holds the program up as long as nobody reads; whoever goes away ends it.
final class ProgramStream: ByteStream {
  /// A program that prints nothing for so long will not go on.
  private static let silenceMilliseconds: Int32 = 60_000

  private let process: pid_t
  private let output: FileDescriptor
  /// nil while it runs.
  private var status: Int32?

  /// - Parameter command: The program, looked for in `PATH`, and its arguments.
  /// - Throws: `.noProgram` where there is none, or where the file is not one of the machine's.
  init(_ command: [String], reading file: any OpenFile) throws(SystemError) {
    guard let input = file.descriptor else { throw .noProgram }
    let ends = try FileDescriptor.pipe()
    output = FileDescriptor(adopting: ends.reading)
    let written = FileDescriptor(adopting: ends.writing)
    process = try withExtendedLifetime(file) { () throws(SystemError) in
      do throws(SystemError) {
        return try ChildProcess.start(command, input: input, output: written.number)
      } catch {
        throw error.code == ENOENT ? .noProgram : error
      }
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      _ = reap()
    }
  }

  /// - Throws: `EBADMSG` behind the last bytes where the program found the file damaged or cut short.
  func next(_ count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SystemError) { filled = try read(into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    guard bytes.isEmpty else { return bytes }
    let status = self.status ?? reap()
    self.status = status
    guard status == 0 else { throw SystemError(code: EBADMSG) }
    return []
  }

  private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(SystemError) -> Int {
    guard status == nil else { return 0 }
    while true {
      var wanted = pollfd(fd: output.number, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wanted, 1, ProgramStream.silenceMilliseconds)
      if ready == 0 { throw SystemError(code: ETIMEDOUT) }
      let got = ready < 0 ? -1 : Glibc.read(output.number, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno != EINTR { throw SystemError.current }
    }
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      // Somebody else reaped it: how it ended is not known.
      if errno != EINTR { return -1 }
    }
    return status
  }
}
