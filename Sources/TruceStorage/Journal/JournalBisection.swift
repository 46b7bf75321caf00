/// Finds a record's place in a file of any size with a few reads: records are in order.
enum JournalBisection {
  /// Nearer than this the rest is read.
  private static let nearBytes = 256 << 10
  /// Enough for most lines; doubled where it is not.
  private static let probeBytes = 4 << 10
  private static let probeBytesMax = 4 << 20

  /// Offset of a line at or before the first record after `seq`.
  static func offset(after seq: Int64, in file: any OpenFile) throws(SystemError) -> Int {
    var low = 0
    var high = try file.status().size
    while high - low > nearBytes {
      let middle = low + (high - low) / 2
      guard let start = try recordStart(in: file, from: middle), start.offset < high else {
        high = middle
        continue
      }
      if start.seq <= seq { low = start.offset } else { high = middle }
    }
    return low
  }

  /// The first record that starts after `offset`.
  private static func recordStart(
    in file: any OpenFile, from offset: Int
  ) throws(SystemError) -> (offset: Int, seq: Int64)? {
    var count = probeBytes
    while true {
      let bytes = try file.read(at: offset, count: count)
      var search = bytes[...]
      while let newline = search.firstIndex(of: UInt8(ascii: "\n")) {
        search = bytes[(newline + 1)...]
        // At the end of what was read a number may be cut short.
        if let seq = JournalLine.seq(of: search), search.count > 64 { return (offset + newline + 1, seq) }
      }
      if bytes.count < count || count >= probeBytesMax { return nil }
      count *= 4
    }
  }
}
