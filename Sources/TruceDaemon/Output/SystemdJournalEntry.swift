internal import TruceCore
internal import TruceStorage
internal import TruceText

/// A record as an entry of the systemd journal, so that `journalctl TRUCEWATCH_TOPIC=nato` finds it.
///
/// Source: systemd.io, “Native Journal Protocol”. The message stands first, in one line.
enum SystemdJournalEntry {
  private static let identifier = "trucewatch"
  private static let textBytesMax = 4 << 10
  private static let linkBytesMax = 8 << 10

  static func make(_ record: Record, message: String) -> [UInt8] {
    var fields = SystemdJournalFields()
    fields.add("MESSAGE", message)
    fields.add("PRIORITY", "\(RecordPriority(of: record).rawValue)")
    fields.add("SYSLOG_IDENTIFIER", identifier)
    fields.add("MESSAGE_ID", MessageID.of(record))
    fields.add("TRUCEWATCH_KIND", record.kind.rawValue)
    fields.add("TRUCEWATCH_SEQ", "\(record.seq)")
    fields.add("TRUCEWATCH_FEED", LineText.make(record.feedURL, bytesMax: linkBytesMax))
    fields.add("TRUCEWATCH_FEED_NAME", LineText.make(record.feedName, bytesMax: textBytesMax))
    fields.add("TRUCEWATCH_NOTICE", record.notice?.nameText)
    for topic in record.topics {
      fields.add("TRUCEWATCH_TOPIC", topic.topic)
      fields.add("TRUCEWATCH_LEVEL", topic.level.rawValue)
      fields.add("TRUCEWATCH_EVENT", topic.event)
    }
    for actor in record.actors { fields.add("TRUCEWATCH_ACTOR", LineText.make(actor.id, bytesMax: textBytesMax)) }
    if let item = record.item {
      fields.add("TRUCEWATCH_ITEM", item.id.map { LineText.make($0, bytesMax: textBytesMax) })
      fields.add("TRUCEWATCH_TITLE", item.title.map { LineText.make($0, bytesMax: textBytesMax) })
      fields.add("TRUCEWATCH_LINK", item.link.map { LineText.make($0, bytesMax: linkBytesMax) })
    }
    fields.add("TRUCEWATCH_LAG", record.lag.map { "\($0 / 1000)" })
    return fields.bytes
  }
}

/// Fields of one entry in the native protocol of the systemd journal.
struct SystemdJournalFields {
  private(set) var bytes: [UInt8] = []

  /// A value with a line break carries its length, so that no value can start a field of its own; an empty one is left
  /// out.
  mutating func add(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    name.withUTF8Buffer { bytes += $0 }
    let text = Array(value.utf8)
    if text.contains(UInt8(ascii: "\n")) {
      bytes.append(UInt8(ascii: "\n"))
      withUnsafeBytes(of: UInt64(text.count).littleEndian) { bytes += $0 }
    } else {
      bytes.append(UInt8(ascii: "="))
    }
    bytes += text
    bytes.append(UInt8(ascii: "\n"))
  }
}
