/// Where lines for people go. A seam: tests see what was printed, and end the world between two lines.
package protocol LinePrinting: AnyObject {
  /// Lines that were dropped so far because the reader was too slow or is gone.
  var droppedCount: Int { get }
  /// Writes `line`, its newline included, now or later; `onWritten` is called once it was written.
  func write(_ line: [UInt8], onWritten: (@Sendable () -> Void)?)
  /// Calls `body` once every line handed over before was written; never after one was dropped.
  func mark(_ body: @escaping @Sendable () -> Void)
  /// Waits until what was handed over is written, at most `milliseconds`; false when the reader was too slow.
  @discardableResult
  func drain(milliseconds: Int) -> Bool
}
