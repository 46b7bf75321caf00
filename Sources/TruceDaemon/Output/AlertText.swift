internal import TruceCore

/// What stdout shows of a record.
enum AlertText {
  /// - Parameter line: The record's line in the journal, its newline included.
  /// - Returns: nil for a record that is never shown.
  static func make(_ record: Record, _ line: [UInt8], _ format: AlertFormat) -> [UInt8]? {
    switch format {
    case .json: line
    case .line: AlertLine.make(record).map { Array((priority(of: record) + $0 + "\n").utf8) }
    }
  }

  /// Where stdout is the systemd journal: alerts are notices to it, trouble with feeds a warning.
  private static func priority(of record: Record) -> String {
    StandardStreams.outputIsJournal ? (record.kind == .notice ? "<4>" : "<5>") : ""
  }
}
