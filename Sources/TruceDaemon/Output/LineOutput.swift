internal import Dispatch
internal import Synchronization

/// Writes lines to a sink that may be slow, without ever holding up who writes.
///
/// Lines are handed to a queue of their own and written there, whole and in order. When a reader is so slow that
/// `pendingBytesMax` wait, further lines are dropped and counted: the journal has them.
final class LineOutput: LinePrinting, Sendable {
  /// About 40,000 alert lines.
  static let pendingBytesMax = 8 << 20

  private let sink: any LineSink
  private let queue: DispatchQueue
  private let pendingBytes = Atomic(0)
  private let dropped = Atomic(0)
  private let isBroken = Atomic(false)

  init(_ sink: any LineSink, label: String) {
    self.sink = sink
    queue = DispatchQueue(label: label)
  }

  convenience init(descriptor: Int32, label: String) {
    self.init(DescriptorSink(descriptor: descriptor), label: label)
  }

  /// Lines that were dropped so far because the reader was too slow or is gone.
  var droppedCount: Int { dropped.load(ordering: .relaxed) }

  /// Writes `line`, its newline included, later.
  ///
  /// - Parameter onWritten: Called on the output's queue when it and every line before it was written.
  func write(_ line: [UInt8], onWritten: (@Sendable () -> Void)? = nil) {
    let waiting = pendingBytes.add(line.count, ordering: .relaxed).newValue
    guard waiting <= LineOutput.pendingBytesMax, !isBroken.load(ordering: .relaxed) else {
      pendingBytes.subtract(line.count, ordering: .relaxed)
      dropped.add(1, ordering: .relaxed)
      return
    }
    queue.async { [self] in
      if !put(line) { dropped.add(1, ordering: .relaxed) }
      if droppedCount == 0 { onWritten?() }
      pendingBytes.subtract(line.count, ordering: .relaxed)
    }
  }

  /// Calls `body` on the output's queue once every line handed over before was written; never after one was dropped.
  func mark(_ body: @escaping @Sendable () -> Void) {
    queue.async { [self] in
      if droppedCount == 0 { body() }
    }
  }

  /// Waits until what was handed over is written, at most `milliseconds`.
  ///
  /// - Returns: False when the reader was too slow.
  @discardableResult
  func drain(milliseconds: Int) -> Bool {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// - Returns: False from the first line on that could not be written.
  private func put(_ line: [UInt8]) -> Bool {
    guard !isBroken.load(ordering: .relaxed) else { return false }
    if sink.write(line) { return true }
    isBroken.store(true, ordering: .relaxed)
    return false
  }
}
