internal import TruceStorage

/// Lines to a file, a pipe or a terminal.
struct DescriptorSink: LineSink {
  let descriptor: Int32

  /// So much goes into a pipe at once, never mixed with what others write into it, or waits.
  ///
  /// Source: pipe(7), `PIPE_BUF`.
  var chunkBytesMax: Int { 4096 }

  /// One `write(2)` where the kernel takes it whole.
  func write(_ lines: [UInt8]) -> Bool {
    do {
      try writeAll(lines, to: descriptor)
      return true
    } catch {
      return false
    }
  }
}
