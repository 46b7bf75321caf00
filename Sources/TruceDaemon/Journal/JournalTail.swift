/// The end of a journal file.
enum JournalTail {
  /// As large as the largest record: a block holds at least the start of the last line.
  private static let blockBytes = 128 << 10

  /// Offset of the byte after the last whole record; what follows is torn.
  static func end(of file: borrowing FileDescriptor, size: Int) throws(SystemError) -> Int {
    var end = size
    while end > 0 {
      guard let line = try lastLine(of: file, endingAt: end) else { return 0 }
      if line.isTerminated, isRecord(line.bytes) { return end }
      end = line.start
    }
    return 0
  }

  /// The last line of the file's first `end` bytes, its newline included where it has one.
  private static func lastLine(
    of file: borrowing FileDescriptor, endingAt end: Int
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

  /// Looks like a record: an object, without a byte that no record holds.
  private static func isRecord(_ line: [UInt8]) -> Bool {
    JournalLine.seq(of: line[...]) != nil && line.dropLast().last == UInt8(ascii: "}") && !line.contains(0)
  }
}

/// One line of the journal, as bytes.
enum JournalLine {
  /// The number of the record, read without decoding the line; nil where it is no record of ours.
  static func seq(of line: ArraySlice<UInt8>) -> Int64? {
    let start = Array(#"{"v":"#.utf8)
    guard line.starts(with: start) else { return nil }
    let afterVersion = line.dropFirst(start.count).drop { (48...57).contains($0) }
    let middle = Array(#","seq":"#.utf8)
    guard afterVersion.starts(with: middle) else { return nil }
    let digits = afterVersion.dropFirst(middle.count).prefix { (48...57).contains($0) }
    guard !digits.isEmpty, digits.count < 19 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }
}
