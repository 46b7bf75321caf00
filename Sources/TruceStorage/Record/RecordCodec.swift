package import TruceCore
internal import TruceFeeds
internal import TruceTopics

/// A record as its line in the journal, and the record that a line tells.
///
/// What a record holds is written and read side by side, here and in RecordCodec+Parts.swift. `decode` returns what was
/// encoded, except that texts may be cut to fit the line, an article's times have seconds only, and a score has tenths.
///
/// Source: trucewatch-journal(5).
package enum RecordCodec {
  /// The version of the record format; readers refuse a higher one.
  package static let formatVersion = 1
  /// A record's line is no longer than this, its newline included.
  package static let lineBytesMax = 64 << 10
  /// Tags of a feed that a line tells.
  fileprivate static let tagCountMax = 20

  /// The record as one line of JSON with its newline, at most `lineBytesMax` bytes: longer texts are cut.
  ///
  /// - Parameter previousHash: Stands at the end of the line: what the record before hashes to.
  package static func encode(_ record: Record, previousHash: String? = nil) -> [UInt8] {
    var json = JSONWriter()
    return encode(record, previousHash: previousHash, using: &json)
  }

  /// - Parameter json: Its bytes are forgotten; its storage is used again from line to line.
  package static func encode(_ record: Record, previousHash: String?, using json: inout JSONWriter) -> [UInt8] {
    var budget = TextBudget()
    while true {
      json.removeBytes()
      record.write(into: &json, budget, previousHash)
      json.newline()
      if json.count <= lineBytesMax || budget.isSmallest { return json.bytes }
      budget.halve()
    }
  }

  /// The record of a line, with or without its newline.
  ///
  /// Lines of older programs lack keys, which then have their defaults; unknown keys of newer ones are ignored.
  ///
  /// - Returns: nil where the line is no record of a format that this program knows.
  package static func decode(_ line: ArraySlice<UInt8>) -> Record? {
    line.withUnsafeBufferPointer { JSONReader.readStrictly($0) }.flatMap(Record.init)
  }
}

extension Record {
  fileprivate func write(into json: inout JSONWriter, _ budget: TextBudget, _ previousHash: String?) {
    json.object { json in
      json.member(.version, RecordCodec.formatVersion)
      json.member(.seq, seq)
      json.member(.at, at.rfc3339Milliseconds)
      json.member(.kind, kind.rawValue)
      json.object(.feed) { json in
        json.member(.url, feedURL, bytesMax: budget.link)
        json.member(.name, feedName, bytesMax: budget.name)
        if !feedTags.isEmpty {
          json.array(.tags) { json in
            for tag in feedTags.prefix(RecordCodec.tagCountMax) { json.string(tag, bytesMax: budget.name) }
          }
        }
      }
      if let notice {
        json.member(.notice, notice.nameText)
        json.member(.message, notice.message, bytesMax: budget.title)
      }
      if let item { item.write(into: &json, budget) }
      if !topics.isEmpty { topics.write(into: &json, budget) }
      if !actors.isEmpty { actors.write(into: &json) }
      if let lag { json.member(.lag, tenths: Double(lag) / 1000) }
      if let previousHash { json.member(.previousHash, previousHash) }
    }
  }

  fileprivate init?(_ json: JSONValue) {
    guard let version = json.number(.version), version <= RecordCodec.formatVersion, let seq = json.number(.seq),
      let at = json.time(.at), let kind = json.text(.kind).flatMap(RecordKind.init), let feed = json[.feed],
      let feedURL = feed.text(.url)
    else { return nil }
    self.init(
      seq: seq, at: at, kind: kind, feedURL: feedURL, feedName: feed.text(.name) ?? feedURL,
      feedTags: feed.texts(.tags), item: json[.item].flatMap(RecordItem.init),
      topics: json.elements(.topics).compactMap(TopicMatch.init), actors: json.elements(.actors).compactMap(Actor.init),
      notice: json.text(.notice).map { Notice(nameText: $0, message: json.text(.message) ?? "") })
  }
}
