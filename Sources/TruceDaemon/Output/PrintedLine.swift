/// A record on its way to the journal, and what people see of it.
struct PrintedLine {
  let entry: JournalEntry
  /// The line on stdout; nil where it is only journaled.
  let shown: [UInt8]?
}
