internal import TruceCore
internal import TruceStorage
internal import TruceText

/// Records as comma-separated values: a header, then one row each. Source: RFC 4180.
enum JournalCSV {
  static let header = row([
    "seq", "at", "kind", "topics", "event", "actors", "feed", "title", "link", "published", "lag_s", "feed_url",
  ])

  static func row(_ record: Record) -> [UInt8] {
    let item = record.item
    return row([
      String(record.seq), record.at.rfc3339Milliseconds, record.kind.rawValue,
      record.notice?.nameText ?? record.topics.map(\.topic).joined(separator: " "),
      record.topics.lazy.compactMap(\.event).first ?? "", record.actors.map(\.id).joined(separator: " "),
      record.feedName, item?.title ?? record.notice?.message ?? "", item?.link ?? "", item?.published?.rfc3339 ?? "",
      record.lag.map { String($0 / 1000) } ?? "", record.feedURL,
    ])
  }

  private static func row(_ fields: [String]) -> [UInt8] {
    Array((fields.map(field).joined(separator: ",") + "\r\n").utf8)
  }

  /// One field. What a spreadsheet would take for a formula is made text by an apostrophe: titles come from strangers.
  private static func field(_ text: String) -> String {
    let line = LineText.make(text, bytesMax: AlertLine.bytesMax)
    let plain = line.first.map { "=+-@".contains($0) } ?? false ? "'" + line : line
    guard plain.contains(where: { "\",'".contains($0) }) else { return plain }
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }
}
