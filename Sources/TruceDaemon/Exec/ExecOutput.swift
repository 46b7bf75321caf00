internal import Dispatch
internal import Glibc
internal import TruceStorage
internal import TruceText

/// What one run of a command prints, line by line and no more than a log can take; the rest is counted.
///
/// Confined to the queue of the commands. It reads to the end of the pipe, also behind the end of the run: what the
/// command left behind must not die of a pipe that nobody reads.
final class ExecOutput {
  /// Of one run in the log.
  static let linesMax = 100
  static let bytesMax = 16 << 10

  /// Bytes that are read at a time, and at most at the end of the run.
  private static let blockBytes = 64 << 10
  private static let blocksAtTheEndMax = 16

  private let descriptor: Int32
  private let source: any DispatchSourceRead
  private let onLine: (String) -> Void
  private var line: [UInt8] = []
  private var shownLines = 0
  private var shownBytes = 0
  private var hiddenLines = 0
  private var hiddenBytes = 0
  private var isFinished = false
  private var isAtEnd = false

  /// - Parameters:
  ///   - descriptor: The end of a pipe that is read; closed when nobody can write any more.
  ///   - onLine: Called on `queue` with each line that is shown.
  init(reading descriptor: consuming FileDescriptor, queue: DispatchQueue, onLine: @escaping (String) -> Void) {
    self.onLine = onLine
    self.descriptor = descriptor.release()
    _ = fcntl(self.descriptor, F_SETFL, O_NONBLOCK)
    source = DispatchSource.makeReadSource(fileDescriptor: self.descriptor, queue: queue)
    let number = self.descriptor
    source.setCancelHandler { close(number) }
    source.setEventHandler { [self] in _ = readBlock() }
    source.activate()
  }

  /// The run has ended: shows what is left of its output, and says how much was not shown.
  func finish() {
    for _ in 0..<ExecOutput.blocksAtTheEndMax where readBlock() {}
    isFinished = true
    endLine()
    guard hiddenBytes > 0 else { return }
    onLine("… and \(hiddenLines.counted("more line")), \(hiddenBytes.counted("byte")), not shown")
  }

  /// - Returns: Whether there may be more now.
  private func readBlock() -> Bool {
    guard !isAtEnd else { return false }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: ExecOutput.blockBytes) { buffer, filled in
      let got = read(descriptor, buffer.baseAddress, buffer.count)
      failure = got < 0 ? errno : 0
      filled = max(0, got)
    }
    if bytes.isEmpty {
      if failure == EINTR { return true }
      if failure == EAGAIN { return false }
      // The handler holds this object; without it both can go.
      isAtEnd = true
      source.cancel()
      source.setEventHandler(handler: nil)
      return false
    }
    if !isFinished { take(bytes) }
    return true
  }

  private func take(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      append(rest[..<newline])
      endLine()
      rest = rest[(newline + 1)...]
    }
    append(rest)
  }

  private func append(_ bytes: ArraySlice<UInt8>) {
    let room = shownLines < ExecOutput.linesMax ? ExecOutput.bytesMax - shownBytes : 0
    line += bytes.prefix(room)
    shownBytes += min(bytes.count, room)
    hiddenBytes += max(0, bytes.count - room)
  }

  private func endLine() {
    if shownLines == ExecOutput.linesMax || line.isEmpty && shownBytes >= ExecOutput.bytesMax {
      hiddenLines += 1
    } else if !line.isEmpty {
      shownLines += 1
      onLine(String(decoding: line, as: UTF8.self))
    }
    line = []
  }
}
