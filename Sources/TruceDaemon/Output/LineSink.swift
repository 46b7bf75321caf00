/// Where a `LineOutput` puts its lines, one after another on its queue.
protocol LineSink: Sendable {
  /// Writes one line whole, waiting for a reader that is slow.
  ///
  /// - Returns: False when it never will be possible again.
  func write(_ line: [UInt8]) -> Bool
}
