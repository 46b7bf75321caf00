internal import TruceCore

/// Names the kinds of records in the systemd journal; `systemd/trucewatch.catalog` explains each.
///
/// Source: systemd.journal-fields(7), “MESSAGE_ID=”.
enum MessageID {
  /// - Returns: nil for a notice that this program does not know, and for what is never printed.
  static func of(_ record: Record) -> String? {
    switch record.kind {
    case .alert: "f6fadfa7e5c14b629362da5cc13da58a"
    case .update: "2c63888f28f04481be6ddce7a7ace732"
    case .notice: record.notice?.name.map(of)
    case .baseline: nil
    }
  }

  static func of(_ name: NoticeName) -> String {
    switch name {
    case .heartbeat: "8a119b9e16bc47328f7b7676d015b0dc"
    case .feedDown: "bc67ba94637d4efaa09e467ada679f81"
    case .feedUp: "fab36728a78b4b7e8787c0de2f960063"
    case .feedStale: "a712755f6cac44d599d5269512e74f7b"
    case .feedMoved: "ac8efe121c5949f1ba2dde83458bfed0"
    case .feedGone: "5796a670482c490e8d9782bfcdc83011"
    case .windowOverrun: "0b80a25553a14945a93258ef7777682c"
    case .feedRekeyed: "45ac16b9c20d4c218f8a7abff2e91ac7"
    }
  }
}
