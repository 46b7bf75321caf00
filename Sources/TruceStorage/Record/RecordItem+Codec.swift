package import TruceCore
internal import TruceFeeds
internal import TruceText
internal import TruceTopics

extension RecordItem {
  private static let languageBytesMax = 64
  /// What `title_from` and `date_flag` say, where they are there.
  private static let titleFromURLMark = "url"
  private static let futureMark = "future"

  /// The member `item` of an object.
  package func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.object(.item) { json in
      json.member(.id, id, bytesMax: budget.id)
      json.member(.title, title, bytesMax: budget.title)
      if titleFromURL { json.member(.titleFrom, RecordItem.titleFromURLMark) }
      // A cut link is a wrong link.
      json.member(.link, link.flatMap { $0.utf8.count <= budget.link ? $0 : nil })
      json.member(.published, published?.rfc3339)
      if isFromTheFuture { json.member(.dateFlag, RecordItem.futureMark) }
      json.member(.updated, updated?.rfc3339)
      json.member(.language, language, bytesMax: RecordItem.languageBytesMax)
      json.member(.summary, summary, bytesMax: budget.summary)
      if !keys.isEmpty { json.array(.keys) { json in for key in keys { json.hexString(key) } } }
    }
  }

  /// - Returns: nil unless it is an object.
  init?(_ json: JSONValue) {
    guard case .object = json else { return nil }
    self.init(
      id: json.text(.id), title: json.text(.title), link: json.text(.link), published: json.time(.published),
      updated: json.time(.updated), language: json.text(.language), summary: json.text(.summary))
    titleFromURL = json.text(.titleFrom) == RecordItem.titleFromURLMark
    isFromTheFuture = json.text(.dateFlag) == RecordItem.futureMark
    keys = ArticleKeys(json.texts(.keys).compactMap { UInt64($0, radix: 16) })
  }
}

extension [TopicMatch] {
  /// The member `topics` of an object.
  package func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.array(.topics) { json in for topic in prefix(budget.topicCount) { topic.write(into: &json, budget) } }
  }
}

extension TopicMatch {
  fileprivate func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.object { json in
      json.member(.id, topic)
      json.member(.level, level.rawValue)
      json.member(.score, tenths: score)
      json.member(.subtopics, subtopics)
      json.member(.event, event)
      json.member(.modality, modality)
      if let duration { json.member(.duration, duration) }
      if !scope.isEmpty { json.member(.scope, scope) }
      json.array(.evidence) { json in
        for words in evidence.prefix(budget.evidenceCount) { words.write(into: &json, budget) }
      }
    }
  }

  /// - Returns: nil without the topic's id.
  init?(_ json: JSONValue) {
    guard let topic = json.text(.id) else { return nil }
    self.init(
      topic: topic, level: json.text(.level).flatMap(MatchLevel.init) ?? .core, score: json[.score]?.number ?? 0,
      subtopics: json.texts(.subtopics), event: json.text(.event), modality: json.texts(.modality),
      evidence: json.elements(.evidence).compactMap(Evidence.init), duration: json.text(.duration),
      scope: json.texts(.scope))
  }
}

extension Evidence {
  fileprivate func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.object { json in
      json.member(.field, field.rawValue)
      json.member(.text, text, bytesMax: budget.evidenceText)
      json.member(.start, start)
      json.member(.end, end)
      json.member(.rule, rule)
    }
  }

  /// - Returns: nil unless all of it is there, in a field that this program knows.
  init?(_ json: JSONValue) {
    guard let field = json.text(.field).flatMap(ArticleField.init), let text = json.text(.text),
      let start = json.number(.start), let end = json.number(.end), let rule = json.text(.rule)
    else { return nil }
    self.init(field: field, text: text, start: Int(start), end: Int(end), rule: rule)
  }
}

extension [Actor] {
  /// An item that names more than these names no one in particular; 64 of them fit a record's line.
  private static let writtenMax = 64

  /// The member `actors` of an object.
  package func write(into json: inout JSONWriter) {
    json.array(.actors) { json in for actor in prefix(Self.writtenMax) { actor.write(into: &json) } }
  }
}

extension Actor {
  fileprivate func write(into json: inout JSONWriter) {
    json.object { json in
      json.member(.id, id)
      json.member(.name, name)
      if let role { json.member(.role, role.rawValue) }
    }
  }

  /// - Returns: nil without the actor's id.
  init?(_ json: JSONValue) {
    guard let id = json.text(.id) else { return nil }
    self.init(id: id, name: json.text(.name) ?? id, role: json.text(.role).flatMap(ActorRole.init))
  }
}
