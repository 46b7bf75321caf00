/// A record's number and its line, its newline included.
struct JournalEntry: Sendable, Equatable {
  let seq: Int64
  let line: [UInt8]
}
