/// Where a `LineOutput` puts its lines, one after another on its queue.
protocol LineSink: Sendable {
  /// Lines that wait together are written as one as long as they are no longer than this; 0 where each goes alone.
  var chunkBytesMax: Int { get }

  /// Writes one or more lines whole, waiting for a reader that is slow.
  ///
  /// - Returns: False when it never will be possible again.
  func write(_ lines: [UInt8]) -> Bool
}
