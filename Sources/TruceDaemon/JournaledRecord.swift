internal import TruceCore

/// A record and its line, its newline included, as it stands in the journal.
struct JournaledRecord {
  let record: Record
  let line: [UInt8]
}
