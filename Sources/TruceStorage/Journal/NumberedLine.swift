package import TruceCore

/// A record's number and its line, its newline included.
package struct NumberedLine: Sendable, Equatable {
  package let seq: Int64
  package let line: [UInt8]

  package init(seq: Int64, line: [UInt8]) {
    self.seq = seq
    self.line = line
  }
}

/// A record and its line, its newline included, as it stands in the journal.
package struct JournaledRecord {
  package let record: Record
  package let line: [UInt8]
}

/// A record on its way to the journal, and what people see of it.
package struct PrintedLine {
  package let entry: NumberedLine
  /// The line on stdout; nil where it is only journaled.
  package let shown: [UInt8]?
}
