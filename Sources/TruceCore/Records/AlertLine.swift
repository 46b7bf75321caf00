import TruceFeeds

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

  /// - Returns: nil for a `baseline` record, which is never printed.
  package static func make(_ record: Record) -> String? {
    let name = "[" + LineText.make(record.feedName, bytesMax: nameBytesMax) + "]"
    switch record.kind {
    case .alert, .update:
      guard let item = record.item else { return nil }
      let title = item.title ?? item.summary ?? ""
      return joined([
        record.at.rfc3339, record.kind == .alert ? "ALERT" : "UPDATE", topics(record), name,
        LineText.make(title, bytesMax: titleBytesMax),
        item.link.map { LineText.make($0, bytesMax: linkBytesMax) } ?? "-", "seq=\(record.seq)",
        "lag=" + (record.lag.map { "\($0 / 1000)s" } ?? "-"),
      ])
    case .notice:
      guard let notice = record.notice else { return nil }
      return joined([
        record.at.rfc3339, "NOTICE", LineText.make(notice.name, bytesMax: nameBytesMax), name,
        LineText.make(notice.message, bytesMax: titleBytesMax),
        LineText.make(record.feedURL, bytesMax: linkBytesMax), "seq=\(record.seq)",
      ])
    case .baseline: return nil
    }
  }

  /// `ceasefire/rejected,nato`
  private static func topics(_ record: Record) -> String {
    var names = ""
    for topic in record.topics {
      if !names.isEmpty { names += "," }
      names += topic.topic
      if let event = topic.event {
        names += "/"
        names += event
      }
    }
    return LineText.make(names, bytesMax: topicsBytesMax)
  }

  /// Parts in their order; an empty one is shown as `-`, so that every part stands in its place.
  private static func joined(_ parts: [String]) -> String {
    // An empty part takes one byte, and each the space after it.
    let bytesMax = parts.reduce(0) { $0 + $1.utf8.count + 2 }
    return String(unsafeUninitializedCapacity: bytesMax) { line in
      var end = 0
      for part in parts {
        if end > 0 { end = line.put(" ", at: end) }
        end = line.put(part.isEmpty ? "-" : part, at: end)
      }
      return end
    }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// - Returns: Where the text ends.
  fileprivate func put(_ text: String, at start: Int) -> Int {
    var text = text
    return text.withUTF8 { self[start...].update(fromContentsOf: $0) }
  }
}
