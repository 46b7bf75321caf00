package import TruceCore
internal import TruceFeeds
internal import TruceStorage
package import TruceText
internal import TruceTopics

/// Which records of a journal are wanted; every condition that is set has to hold.
package struct RecordFilter: Sendable, Equatable {
  /// Only records with a higher number.
  package var afterSeq: Int64 = 0
  package var since: Timestamp?
  /// Only records from before this time.
  package var until: Timestamp?
  /// Any of these; empty: all.
  package var kinds: [RecordKind] = []
  /// A topic's id, any case.
  package var topic: String?
  /// What happened (`rejected`, `agreed`, …), by one of the topics; or the name of a notice; any case.
  package var event: String?
  /// An actor's id (`RUS`), or a part of its name, any case.
  package var actor: String?
  /// A part of the feed's name or URL, any case.
  package var feed: String?
  /// A tag of the feed, any case.
  package var tag: String?

  package init() {}

  /// What the line of a wanted record holds: a value that is compared as a whole stands there in quotes.
  ///
  /// Only values that every writer of JSON writes alike.
  var marks: [[UInt8]] {
    // Ids are in lower case.
    [kinds.count == 1 ? kinds[0].rawValue : nil, topic?.lowercased(), event?.lowercased()].compactMap(\.self)
      .filter { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) } }
      .map { Array("\"\($0)\"".utf8) }
  }

  /// Judges what needs no decoding of the line: years of records are passed over at the speed of reading.
  ///
  /// - Parameter marks: As `marks` says.
  func mayAccept(_ line: ArraySlice<UInt8>, _ marks: [[UInt8]]) -> Bool {
    guard line.withUnsafeBufferPointer({ line in marks.allSatisfy { line.firstIndex(of: $0) != nil } }) else {
      return false
    }
    guard since != nil || until != nil, let text = JournalLine.time(of: line),
      let at = FeedDate.parse(String(decoding: text, as: UTF8.self))
    else { return true }
    return isInTime(at)
  }

  package func accepts(_ record: Record) -> Bool {
    guard isInTime(record.at), kinds.isEmpty || kinds.contains(record.kind) else { return false }
    if let topic = topic?.lowercased(), !record.topics.contains(where: { $0.topic == topic }) { return false }
    if let event = event?.lowercased(), record.notice?.nameText != event,
      !record.topics.contains(where: { $0.event == event })
    {
      return false
    }
    if let actor, !record.actors.contains(where: { RecordFilter.names($0, actor) }) { return false }
    if let tag = tag?.lowercased(), !record.feedTags.contains(where: { $0.lowercased() == tag }) { return false }
    guard let feed = feed?.lowercased() else { return true }
    return record.feedName.lowercased().contains(feed) || record.feedURL.lowercased().contains(feed)
  }

  private func isInTime(_ at: Timestamp) -> Bool {
    if let since, at < since { return false }
    if let until, at >= until { return false }
    return true
  }

  private static func names(_ actor: Actor, _ wanted: String) -> Bool {
    actor.id.lowercased() == wanted.lowercased() || actor.name.lowercased().contains(wanted.lowercased())
  }
}
