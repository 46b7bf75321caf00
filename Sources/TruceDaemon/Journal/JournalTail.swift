internal import TruceCore

/// The end of a journal file.
enum JournalTail {
  /// As large as the largest record: a block holds at least the start of the last line.
  private static let blockBytes = 128 << 10

  /// Offset of the byte after the last whole line; what follows was torn by a crash.
  ///
  /// A last line with a zero byte is torn too: its blocks never reached the disk. Anything else that is damaged stays
  /// as it is: somebody may want to look at it.
  static func end(of file: borrowing FileDescriptor, size: Int) throws(SystemError) -> Int {
    var end = size
    while end > 0, let line = try lastLine(of: file, endingAt: end) {
      if line.isTerminated, !line.bytes.contains(0) { return end }
      end = line.start
    }
    return 0
  }

  /// Whether the file is one of ours: empty, or a record stands at its start or, of its first `end` bytes, at the end.
  static func isJournal(_ file: borrowing FileDescriptor, end: Int) throws(SystemError) -> Bool {
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
}

/// One line of the journal, as bytes.
enum JournalLine {
  /// Whether `bytes` are the start of a record, shorter than the place of its number.
  static func isStart(_ bytes: [UInt8]) -> Bool {
    Array("{\"v\":\(Record.formatVersion),\"seq\":".utf8).starts(with: bytes)
  }

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
