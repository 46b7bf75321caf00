/// A record on its way to the journal, and what people see of it.
struct PrintedLine {
  let seq: Int64
  /// The record's line in the journal.
  let record: [UInt8]
  /// The line on stdout; nil where it is only journaled.
  let shown: [UInt8]?
}
