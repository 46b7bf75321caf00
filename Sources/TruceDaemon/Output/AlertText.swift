internal import TruceCore

/// What is shown of a record.
enum AlertText {
  /// - Parameters:
  ///   - line: The record's line in the journal, its newline included.
  ///   - isForJournal: stdout is the systemd journal, which takes priorities and fields.
  /// - Returns: One line for stdout or, with `alerts: journald` in the systemd journal, one entry in its native protocol;
  ///   nil for a record that is never shown.
  static func make(
    _ record: Record, _ line: [UInt8], _ format: AlertFormat, isForJournal: Bool = StandardStreams.outputIsJournal
  ) -> [UInt8]? {
    let prefix = isForJournal ? RecordPriority(of: record).prefix : ""
    switch format {
    case .json: return Array(prefix.utf8) + line
    case .journald where isForJournal: return AlertLine.make(record).map { JournaldEntry.make(record, message: $0) }
    case .line, .journald: return AlertLine.make(record).map { Array((prefix + $0 + "\n").utf8) }
    }
  }
}
