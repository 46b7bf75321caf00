internal import TruceCore

/// How `journal` prints a record.
package enum JournalFormat: String, Sendable, CaseIterable {
  /// As the alert line.
  case line
  /// As it stands in the journal.
  case json
  /// For spreadsheets.
  case csv

  /// - Parameter line: The record as it stands in the journal, without its newline.
  func text(of record: Record, _ line: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .json: Array(line) + [UInt8(ascii: "\n")]
    case .line: Array((JournalFormat.shown(record) + "\n").utf8)
    case .csv: JournalCSV.row(record)
    }
  }

  /// A record that was never an alert line is shown in its shape, with its kind as the word.
  private static func shown(_ record: Record) -> String {
    var shown = record
    if record.kind == .baseline { shown.kind = .alert }
    let line = AlertLine.make(shown) ?? ""
    return record.kind == .baseline ? line.replacing(" ALERT ", with: " BASELINE ", maxReplacements: 1) : line
  }
}
