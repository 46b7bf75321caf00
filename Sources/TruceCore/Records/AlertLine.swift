package import TruceFeeds
internal import TruceText

/// The line that a person reads, made from a record.
///
/// `TIME ALERT topics [feed] title link seq=N lag=41s` or `TIME NOTICE name [feed] message url seq=N`; single spaces,
/// at most `bytesMax` bytes, so that it can be read by `cut`, `grep` and people alike.
package enum AlertLine {
  package static let bytesMax = 16 << 10
  private static let titleBytesMax = 8 << 10
  private static let linkBytesMax = 4 << 10
  private static let nameBytesMax = 256
  private static let topicsBytesMax = 1024
  /// What nearly every line fits in.
  package static let usualBytes = 512

  /// - Returns: nil for a `baseline` record, which is never printed.
  package static func make(_ record: Record) -> String? {
    var line = ByteBuffer(capacity: usualBytes)
    return write(record, into: &line) ? String(decoding: line.view, as: UTF8.self) : nil
  }

  /// Writes the line without a newline.
  ///
  /// - Returns: False for a `baseline` record, which is never printed: nothing is written.
  package static func write(_ record: Record, into line: inout ByteBuffer) -> Bool {
    switch record.kind {
    case .alert, .update:
      guard let item = record.item else { return false }
      line.append(text: record.at.rfc3339)
      line.append(record.kind == .alert ? " ALERT " : " UPDATE ")
      writeTopics(of: record, into: &line)
      writeName(of: record, into: &line)
      writePart(item.title ?? item.summary ?? "", bytesMax: titleBytesMax, into: &line)
      line.append(" ")
      writePart(item.link ?? "", bytesMax: linkBytesMax, into: &line)
      writeSeq(of: record, into: &line)
      line.append(" lag=")
      line.append(text: record.lag.map { "\($0 / 1000)s" } ?? "-")
    case .notice:
      guard let notice = record.notice else { return false }
      line.append(text: record.at.rfc3339)
      line.append(" NOTICE ")
      writePart(notice.nameText, bytesMax: nameBytesMax, into: &line)
      writeName(of: record, into: &line)
      writePart(notice.message, bytesMax: titleBytesMax, into: &line)
      line.append(" ")
      writePart(record.feedURL, bytesMax: linkBytesMax, into: &line)
      writeSeq(of: record, into: &line)
    case .baseline: return false
    }
    return true
  }

  /// An empty part is shown as `-`, so that every part stands in its place.
  private static func writePart(_ text: String, bytesMax: Int, into line: inout ByteBuffer) {
    if !LineText.write(text, bytesMax: bytesMax, into: &line) { line.append("-") }
  }

  private static func writeName(of record: Record, into line: inout ByteBuffer) {
    line.append(" [")
    _ = LineText.write(record.feedName, bytesMax: nameBytesMax, into: &line)
    line.append("] ")
  }

  private static func writeSeq(of record: Record, into line: inout ByteBuffer) {
    line.append(" seq=")
    line.append(text: String(record.seq))
  }

  /// `ceasefire/rejected,nato`
  private static func writeTopics(of record: Record, into line: inout ByteBuffer) {
    var names = ""
    for match in record.topics {
      if !names.isEmpty { names += "," }
      names += match.topic
      if let event = match.event {
        names += "/"
        names += event
      }
    }
    writePart(names, bytesMax: topicsBytesMax, into: &line)
  }
}

extension ByteBuffer {
  fileprivate mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }
}
