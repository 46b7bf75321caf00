internal import TruceCore

/// Names the kinds of records in the systemd journal; `systemd/trucewatch.catalog` explains each.
///
/// Source: systemd.journal-fields(7), “MESSAGE_ID=”.
enum MessageID {
  static let all: [String: String] = [
    "alert": "f6fadfa7e5c14b629362da5cc13da58a",
    "update": "2c63888f28f04481be6ddce7a7ace732",
    "heartbeat": "8a119b9e16bc47328f7b7676d015b0dc",
    "feed-down": "bc67ba94637d4efaa09e467ada679f81",
    "feed-up": "fab36728a78b4b7e8787c0de2f960063",
    "feed-stale": "a712755f6cac44d599d5269512e74f7b",
    "feed-moved": "ac8efe121c5949f1ba2dde83458bfed0",
    "feed-gone": "5796a670482c490e8d9782bfcdc83011",
    "window-overrun": "0b80a25553a14945a93258ef7777682c",
    "feed-rekeyed": "45ac16b9c20d4c218f8a7abff2e91ac7",
  ]

  /// - Returns: nil for a notice that has none yet.
  static func of(_ record: Record) -> String? { all[record.notice?.name ?? record.kind.rawValue] }
}
