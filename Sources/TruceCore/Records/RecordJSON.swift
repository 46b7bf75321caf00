import TruceText
import TruceTopics

extension Record {
  /// A record's line is no longer than this, its newline included.
  package static let lineBytesMax = 64 << 10

  /// The record as one line of JSON with its newline, at most `lineBytesMax` bytes: longer texts are cut.
  ///
  /// - Parameter previousHash: Stands at the end of the line: what the record before hashes to.
  package func line(previousHash: String? = nil) -> [UInt8] {
    var json = JSONWriter()
    return line(previousHash: previousHash, using: &json)
  }

  /// - Parameter json: Its bytes are forgotten; its storage is used again from line to line.
  package func line(previousHash: String?, using json: inout JSONWriter) -> [UInt8] {
    var budget = TextBudget()
    while true {
      json.removeBytes()
      write(into: &json, budget, previousHash)
      json.newline()
      if json.count <= Record.lineBytesMax || budget.isSmallest { return json.bytes }
      budget.halve()
    }
  }

  private func write(into json: inout JSONWriter, _ budget: TextBudget, _ previousHash: String?) {
    json.object { json in
      json.key("v")
      json.integer(Record.formatVersion)
      json.key("seq")
      json.integer(seq)
      json.key("at")
      json.string(at.rfc3339Milliseconds)
      json.key("kind")
      json.string(kind.rawValue)
      json.key("feed")
      json.object { json in
        json.key("url")
        json.string(feedURL, bytesMax: budget.link)
        json.key("name")
        json.string(feedName, bytesMax: budget.name)
        if !feedTags.isEmpty {
          json.key("tags")
          json.array { json in
            for tag in feedTags.prefix(Record.tagCountMax) { json.string(tag, bytesMax: budget.name) }
          }
        }
      }
      if let notice {
        json.key("notice")
        json.string(notice.name)
        json.key("message")
        json.string(notice.message, bytesMax: budget.title)
      }
      if let item { item.write(into: &json, budget) }
      if !topics.isEmpty {
        json.key("topics")
        json.array { json in for topic in topics.prefix(budget.topicCount) { topic.write(into: &json, budget) } }
      }
      if !actors.isEmpty { actors.write(into: &json) }
      if let lag {
        json.key("lag_s")
        json.tenths(Double(lag) / 1000)
      }
      if let previousHash {
        json.key("prev")
        json.string(previousHash)
      }
    }
  }
}

/// How many bytes of each text a record's line takes; halved until the line fits.
package struct TextBudget {
  var summary = 8 << 10
  var title = 4 << 10
  var id = 4 << 10
  var link = 4 << 10
  var name = 512
  var evidenceText = 256
  var evidenceCount = 32
  var topicCount = 256

  package init() {}

  /// A title is not cut below what its key is made from.
  var isSmallest: Bool { summary <= 64 }

  mutating func halve() {
    summary /= 2
    title = max(NormalizedTitle.bytesMax, title / 2)
    id = max(1024, id / 2)
    link = max(2048, link / 2)
    evidenceCount = max(1, evidenceCount / 2)
    topicCount = max(8, topicCount / 2)
    evidenceText = max(64, evidenceText / 2)
  }
}

extension RecordItem {
  package func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.key("item")
    json.object { json in
      json.key("id")
      json.string(id, bytesMax: budget.id)
      json.key("title")
      json.string(title, bytesMax: budget.title)
      if titleFromURL {
        json.key("title_from")
        json.string("url")
      }
      // A cut link is a wrong link.
      json.key("link")
      json.string(link.flatMap { $0.utf8.count <= budget.link ? $0 : nil })
      json.key("published")
      json.string(published?.rfc3339)
      if isFromTheFuture {
        json.key("date_flag")
        json.string("future")
      }
      json.key("updated")
      json.string(updated?.rfc3339)
      json.key("lang")
      json.string(language, bytesMax: 64)
      json.key("summary")
      json.string(summary, bytesMax: budget.summary)
      if !keys.isEmpty {
        json.key("keys")
        json.array { json in for key in keys { json.hexString(key) } }
      }
    }
  }
}

extension TopicMatch {
  package func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.object { json in
      json.key("id")
      json.string(topic)
      json.key("level")
      json.string(level.rawValue)
      json.key("score")
      json.tenths(score)
      json.key("sub")
      json.array { json in for subtopic in subtopics { json.string(subtopic) } }
      json.key("event")
      json.string(event)
      json.key("modality")
      json.array { json in for flag in modality { json.string(flag) } }
      if let duration {
        json.key("duration")
        json.string(duration)
      }
      if !scope.isEmpty {
        json.key("scope")
        json.array { json in for part in scope { json.string(part) } }
      }
      json.key("evidence")
      json.array { json in for item in evidence.prefix(budget.evidenceCount) { item.write(into: &json, budget) } }
    }
  }
}

extension [Actor] {
  /// An item that names more than these names no one in particular; 64 of them fit a record's line.
  private static let writtenMax = 64

  /// The member `actors` of an object.
  package func write(into json: inout JSONWriter) {
    json.key("actors")
    json.array { json in
      for actor in prefix(Self.writtenMax) {
        json.object { json in
          json.key("id")
          json.string(actor.id)
          json.key("name")
          json.string(actor.name)
          if let role = actor.role {
            json.key("role")
            json.string(role.rawValue)
          }
        }
      }
    }
  }
}

extension Evidence {
  fileprivate func write(into json: inout JSONWriter, _ budget: TextBudget) {
    json.object { json in
      json.key("field")
      json.string(field.rawValue)
      json.key("text")
      json.string(text, bytesMax: budget.evidenceText)
      json.key("start")
      json.integer(start)
      json.key("end")
      json.integer(end)
      json.key("rule")
      json.string(rule)
    }
  }
}
