/// Lines to a file, a pipe or a terminal.
struct DescriptorSink: LineSink {
  let descriptor: Int32

  /// One `write(2)` where the kernel takes it whole.
  func write(_ line: [UInt8]) -> Bool {
    do {
      try writeAll(line, to: descriptor)
      return true
    } catch {
      return false
    }
  }
}
