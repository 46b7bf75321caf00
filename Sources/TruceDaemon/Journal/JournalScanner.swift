internal import Glibc

/// Reads the lines of one journal file forwards, in constant memory.
struct JournalScanner: ~Copyable {
  private static let blockBytes = 256 << 10
  /// A line longer than this is no record; it is passed over.
  private static let lineBytesMax = 1 << 20

  private let file: FileDescriptor
  private var block: [UInt8] = []
  private var position = 0
  /// Offset in the file of the next byte to be read.
  private var offset: Int
  /// Number of the line that `next` returned last, counted from where the scanner started.
  private(set) var lineNumber = 0

  init(path: String, from offset: Int = 0) throws(SystemError) {
    file = try FileDescriptor(opening: path, O_RDONLY)
    self.offset = offset
  }

  /// The next whole line without its newline; nil at the end or before a line that is still being written.
  mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    while true {
      if let newline = block[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = newline + 1 }
        lineNumber += 1
        return block[position..<newline]
      }
      let more = try file.read(at: offset, count: JournalScanner.blockBytes)
      if more.isEmpty { return nil }
      offset += more.count
      let kept = block.count - position > JournalScanner.lineBytesMax ? [] : block[position...]
      block = kept + more
      position = 0
    }
  }

  /// The number of the first record of the file; nil in an empty or damaged one.
  static func firstSeq(ofFileAt path: String) throws(SystemError) -> Int64? {
    var scanner = try JournalScanner(path: path)
    while let line = try scanner.next() {
      if let seq = JournalLine.seq(of: line) { return seq }
    }
    return nil
  }

  /// Offset of a line at or before the first record after `seq`, found by bisection: records are in order.
  static func offset(after seq: Int64, inFileAt path: String) throws(SystemError) -> Int {
    let file = try FileDescriptor(opening: path, O_RDONLY)
    var low = 0
    var high = try Int(file.status.st_size)
    while high - low > blockBytes {
      let middle = low + (high - low) / 2
      let start = try lineStart(of: file, from: middle)
      guard let start, start.offset < high else {
        high = middle
        continue
      }
      if start.seq <= seq { low = start.offset } else { high = middle }
    }
    return low
  }

  /// The first record that starts at or after `offset`.
  private static func lineStart(
    of file: borrowing FileDescriptor, from offset: Int
  ) throws(SystemError) -> (offset: Int, seq: Int64)? {
    let bytes = try file.read(at: offset, count: lineBytesMax)
    var search = bytes[...]
    while let newline = search.firstIndex(of: UInt8(ascii: "\n")) {
      search = bytes[(newline + 1)...]
      if let seq = JournalLine.seq(of: search) { return (offset + newline + 1, seq) }
    }
    return nil
  }
}
