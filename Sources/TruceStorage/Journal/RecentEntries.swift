/// The newest entries of the journal, kept in memory so that what a `copytruncate` swallowed can be written again.
struct RecentEntries {
  /// What can be appended while a rotation copies the file; about 2,000 records.
  static let bytesMax = 2 << 20

  private var entries: [NumberedLine] = []
  private var bytes = 0

  /// Number of the oldest entry that is kept.
  var firstSeq: Int64? { entries.first?.seq }

  var last: NumberedLine? { entries.last }

  /// Adds entries, in place of those with the same numbers.
  mutating func add(_ new: [NumberedLine]) {
    while let first = new.first, let last, last.seq >= first.seq { bytes -= entries.removeLast().line.count }
    entries += new
    bytes += new.reduce(0) { $0 + $1.line.count }
    guard bytes > RecentEntries.bytesMax else { return }
    // The newest one always stays.
    var dropped = 0
    while bytes > RecentEntries.bytesMax, dropped < entries.count - 1 {
      bytes -= entries[dropped].line.count
      dropped += 1
    }
    entries.removeFirst(dropped)
  }

  func after(_ seq: Int64) -> [NumberedLine] { entries.filter { $0.seq > seq } }
}
