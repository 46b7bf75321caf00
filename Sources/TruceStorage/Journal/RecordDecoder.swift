internal import Foundation
package import TruceCore
internal import TruceFeeds
internal import TruceTopics

/// Reads a record back from its line in the journal.
package struct RecordDecoder {
  private let decoder = JSONDecoder()

  package init() {}

  /// - Returns: nil where the line is no record of a format that this program knows.
  package func decode(_ line: ArraySlice<UInt8>) -> Record? {
    guard let stored = try? decoder.decode(StoredRecord.self, from: Data(line)), stored.v <= Record.formatVersion,
      let kind = RecordKind(rawValue: stored.kind), let at = FeedDate.parse(stored.at)
    else { return nil }
    var record = Record(
      seq: stored.seq, at: at, kind: kind, feedURL: stored.feed.url, feedName: stored.feed.name ?? stored.feed.url,
      feedTags: stored.feed.tags ?? [])
    record.item = stored.item.map(RecordItem.init)
    record.topics = (stored.topics ?? []).map(TopicMatch.init)
    record.actors = (stored.actors ?? []).map(Actor.init)
    record.notice = stored.notice.map { Notice(name: $0, message: stored.message ?? "") }
    return record
  }
}

/// A record's line as JSON tells it; keys that are not known are passed over.
private struct StoredRecord: Decodable {
  struct Feed: Decodable {
    var url: String
    var name: String?
    var tags: [String]?
  }
  struct Item: Decodable {
    var id: String?
    var title: String?
    var link: String?
    var published: String?
    var updated: String?
    var lang: String?
    var summary: String?
    var keys: [String]?
  }
  struct Topic: Decodable {
    var id: String
    var level: String?
    var score: Double?
    var sub: [String]?
    var event: String?
    var modality: [String]?
    var evidence: [StoredEvidence]?
  }
  struct StoredEvidence: Decodable {
    var field: String
    var text: String
    var start: Int
    var end: Int
    var rule: String
  }
  struct StoredActor: Decodable {
    var id: String
    var name: String?
    var role: String?
  }
  var v: Int
  var seq: Int64
  var at: String
  var kind: String
  var feed: Feed
  var notice: String?
  var message: String?
  var item: Item?
  var topics: [Topic]?
  var actors: [StoredActor]?
}

extension Actor {
  /// What kind of actor it is does not stand in the journal.
  fileprivate init(_ stored: StoredRecord.StoredActor) {
    self.init(
      id: stored.id, name: stored.name ?? stored.id, kind: .state, role: stored.role.flatMap(ActorRole.init))
  }
}

extension RecordItem {
  fileprivate init(_ stored: StoredRecord.Item) {
    self.init(
      id: stored.id, title: stored.title, link: stored.link, published: stored.published.flatMap(FeedDate.parse),
      updated: stored.updated.flatMap(FeedDate.parse), language: stored.lang, summary: stored.summary)
    keys = ArticleKeys((stored.keys ?? []).lazy.compactMap { UInt64($0, radix: 16) })
  }
}

extension TopicMatch {
  fileprivate init(_ stored: StoredRecord.Topic) {
    self.init(
      topic: stored.id, level: stored.level.flatMap(MatchLevel.init) ?? .core, score: stored.score ?? 0,
      subtopics: stored.sub ?? [], event: stored.event, modality: stored.modality ?? [],
      evidence: (stored.evidence ?? []).compactMap(Evidence.init))
  }
}

extension Evidence {
  fileprivate init?(_ stored: StoredRecord.StoredEvidence) {
    guard let field = ArticleField(rawValue: stored.field) else { return nil }
    self.init(field: field, text: stored.text, start: stored.start, end: stored.end, rule: stored.rule)
  }
}
