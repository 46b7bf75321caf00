internal import TruceCore

/// Prints, at a start, what the last run journaled and may not have printed.
struct PrintingAgain {
  let output: any LinePrinting
  let config: Config
  let printedSeq: SharedSeq

  func print(_ journaled: JournaledRecord) {
    let record = journaled.record
    let seq = record.seq
    guard isShown(record), let shown = AlertText.make(record, journaled.line, config.alertFormat) else {
      return output.mark { [printedSeq] in printedSeq.raise(to: seq) }
    }
    output.write(shown) { [printedSeq] in printedSeq.raise(to: seq) }
  }

  private func isShown(_ record: Record) -> Bool {
    switch record.kind {
    case .alert, .notice: true
    case .update: config.feeds.first { $0.url == record.feedURL }?.settings.edits == .alert
    case .baseline: false
    }
  }
}
