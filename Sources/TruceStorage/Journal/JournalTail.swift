/// The end of a journal file.
enum JournalTail {
  /// As large as the largest record: a block holds at least the start of the last line.
  private static let blockBytes = 128 << 10

  /// Offset of the byte after the last whole line; what follows was torn by a crash.
  ///
  /// A last line with a zero byte is torn too: its blocks never reached the disk. Anything else that is damaged stays
  /// as it is: somebody may want to look at it.
  static func end(of file: any OpenFile, size: Int) throws(SystemError) -> Int {
    var end = size
    while end > 0, let line = try lastLine(of: file, endingAt: end) {
      if line.isTerminated, !line.bytes.contains(0) { return end }
      end = line.start
    }
    return 0
  }

  /// The last whole record of the file's first `size` bytes; nil where there is none.
  static func lastRecord(
    of file: any OpenFile, size: Int
  ) throws(SystemError) -> (seq: Int64, line: [UInt8], end: Int)? {
    var end = size
    while end > 0, let line = try lastLine(of: file, endingAt: end) {
      if line.isTerminated, let seq = record(line.bytes) { return (seq, line.bytes, end) }
      end = line.start
    }
    return nil
  }

  /// Whether the file is one of ours: empty, or a record stands at its start or, of its first `end` bytes, at the end.
  static func isJournal(_ file: any OpenFile, end: Int) throws(SystemError) -> Bool {
    if end > 0, let last = try lastLine(of: file, endingAt: end), JournalLine.seq(of: last.bytes[...]) != nil {
      return true
    }
    let start = try file.read(at: 0, count: 256)
    if JournalLine.seq(of: start[...]) != nil { return true }
    // The very first record, torn before its number or never on the disk.
    return start.allSatisfy { $0 == 0 } || JournalLine.isStart(start)
  }

  /// The last line of the file's first `end` bytes, its newline included where it has one.
  private static func lastLine(
    of file: any OpenFile, endingAt end: Int
  ) throws(SystemError) -> (start: Int, bytes: [UInt8], isTerminated: Bool)? {
    var length = blockBytes
    while true {
      let start = max(0, end - length)
      let bytes = try file.read(at: start, count: end - start)
      guard let last = bytes.last else { return nil }
      let isTerminated = last == UInt8(ascii: "\n")
      if let newline = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) {
        return (start + newline + 1, Array(bytes[(newline + 1)...]), isTerminated)
      }
      if start == 0 { return (0, bytes, isTerminated) }
      length *= 4
    }
  }

  /// The number of what looks like a record: an object, without a byte that no record holds.
  private static func record(_ line: [UInt8]) -> Int64? {
    guard line.dropLast().last == UInt8(ascii: "}"), !line.contains(0) else { return nil }
    return JournalLine.seq(of: line[...])
  }
}
