internal import TruceCore
internal import TruceFeeds

/// What is shown of a record.
enum AlertText {
  /// - Parameters:
  ///   - line: The record's line in the journal, its newline included.
  ///   - isForSystemdJournal: stdout is the systemd journal, which takes priorities and fields.
  /// - Returns: One line for stdout or, with `alerts: journald` in the systemd journal, one entry in its native protocol;
  ///   nil for a record that is never shown.
  static func make(
    _ record: Record, _ line: [UInt8], _ format: AlertFormat,
    isForSystemdJournal: Bool = StandardStreams.outputIsSystemdJournal
  ) -> [UInt8]? {
    switch format {
    case .journald where isForSystemdJournal:
      return AlertLine.make(record).map { SystemdJournalEntry.make(record, message: $0) }
    case .json: return (isForSystemdJournal ? Array(RecordPriority(of: record).prefix.utf8) : []) + line
    case .line, .journald:
      var text = ByteBuffer(capacity: AlertLine.usualBytes)
      if isForSystemdJournal { for byte in RecordPriority(of: record).prefix.utf8 { text.append(byte) } }
      guard AlertLine.write(record, into: &text) else { return nil }
      text.append(UInt8(ascii: "\n"))
      return Array(text.view)
    }
  }
}
