internal import Dispatch
internal import Synchronization
internal import TruceStorage

/// Writes lines to a sink that may be slow, without ever holding up who writes.
///
/// Lines are handed to a queue of their own and written there, whole and in order; lines that wait together go in chunks
/// as large as the sink takes at once. When a reader is so slow that `pendingBytesMax` wait, further lines are dropped
/// and counted: the journal has them.
final class LineOutput: LinePrinting, Sendable {
  /// About 40,000 alert lines.
  static let pendingBytesMax = 8 << 20

  /// A line that waits; without bytes it is a mark.
  private struct Pending {
    let line: [UInt8]
    let onWritten: (@Sendable () -> Void)?
  }

  /// What waits, and whether the queue was asked to write it.
  private struct Waiting {
    var lines: [Pending] = []
    /// Of all lines that are not written yet, those that are being written included.
    var bytes = 0
    var isScheduled = false
  }

  private let sink: any LineSink
  private let queue: DispatchQueue
  // A lock beside the queue: any thread hands lines over, and together they cost the queue one block.
  private let waiting = Mutex(Waiting())
  private let dropped = Atomic(0)
  private let isBroken = Atomic(false)

  init(_ sink: any LineSink, label: String) {
    self.sink = sink
    queue = DispatchQueue(label: label)
  }

  convenience init(descriptor: Int32, label: String) {
    self.init(DescriptorSink(descriptor: descriptor), label: label)
  }

  /// Lines that were dropped so far because the reader was too slow or is gone; of a chunk that broke off, all.
  var droppedCount: Int { dropped.load(ordering: .relaxed) }

  /// Writes `line`, its newline included, later.
  ///
  /// - Parameter onWritten: Called on the output's queue when it and every line before it was written.
  func write(_ line: [UInt8], onWritten: (@Sendable () -> Void)? = nil) {
    guard !isBroken.load(ordering: .relaxed), hand(Pending(line: line, onWritten: onWritten)) else {
      dropped.add(1, ordering: .relaxed)
      return
    }
  }

  /// Calls `body` on the output's queue once every line handed over before was written; never after one was dropped.
  func mark(_ body: @escaping @Sendable () -> Void) { _ = hand(Pending(line: [], onWritten: body)) }

  /// Waits until what was handed over is written, at most `milliseconds`.
  ///
  /// - Returns: False when the reader was too slow.
  @discardableResult
  func drain(milliseconds: Int) -> Bool {
    let done = DispatchSemaphore(value: 0)
    // Another thread may have handed over a line and not asked the queue yet.
    queue.async { [self] in
      writeWaiting()
      done.signal()
    }
    return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// - Returns: False when too much waits already.
  private func hand(_ pending: Pending) -> Bool {
    let (isTaken, isFirst) = waiting.withLock { waiting in
      guard waiting.bytes + pending.line.count <= LineOutput.pendingBytesMax else { return (false, false) }
      waiting.bytes += pending.line.count
      waiting.lines.append(pending)
      defer { waiting.isScheduled = true }
      return (true, !waiting.isScheduled)
    }
    if isFirst { queue.async { [self] in writeWaiting() } }
    return isTaken
  }

  private func writeWaiting() {
    let lines = waiting.withLock { waiting in
      defer { (waiting.lines, waiting.isScheduled) = ([], false) }
      return waiting.lines
    }
    var start = 0
    while start < lines.count {
      let end = endOfChunk(lines, from: start)
      write(lines[start..<end])
      start = end
    }
  }

  /// Where the lines end that go together with the one at `start`.
  private func endOfChunk(_ lines: [Pending], from start: Int) -> Int {
    var count = lines[start].line.count
    var end = start + 1
    while end < lines.count, count + lines[end].line.count <= sink.chunkBytesMax {
      count += lines[end].line.count
      end += 1
    }
    return end
  }

  private func write(_ lines: ArraySlice<Pending>) {
    let chunk = lines.count == 1 ? lines[lines.startIndex].line : lines.flatMap(\.line)
    if !chunk.isEmpty, !put(chunk) { dropped.add(lines.count { !$0.line.isEmpty }, ordering: .relaxed) }
    if droppedCount == 0 { for line in lines { line.onWritten?() } }
    waiting.withLock { $0.bytes -= chunk.count }
  }

  /// - Returns: False from the first chunk on that could not be written.
  private func put(_ chunk: [UInt8]) -> Bool {
    guard !isBroken.load(ordering: .relaxed) else { return false }
    if sink.write(chunk) { return true }
    isBroken.store(true, ordering: .relaxed)
    return false
  }
}
