internal import TruceCore

/// What is printed again, at a start, of a record that the last run journaled and may not have printed.
struct Reprinter {
  let config: Config

  /// - Parameter line: The record's line in the journal, its newline included.
  func text(_ record: Record, _ line: [UInt8]) -> [UInt8]? {
    isShown(record) ? AlertText.make(record, line, config.alertFormat) : nil
  }

  private func isShown(_ record: Record) -> Bool {
    switch record.kind {
    case .alert, .notice: true
    case .update: config.feeds.first { $0.url == record.feedURL }?.settings.edits == .alert
    case .baseline: false
    }
  }
}
