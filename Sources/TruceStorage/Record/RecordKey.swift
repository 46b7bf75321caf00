internal import TruceFeeds
internal import TruceText

/// Every key of a record's line, of all objects in it. Source: trucewatch-journal(5).
package enum RecordKey: String, CaseIterable {
  case version = "v"
  case seq
  case at
  case kind
  case feed
  case url
  case name
  case tags
  case notice
  case message
  case item
  case id
  case title
  case titleFrom = "title_from"
  case link
  case published
  case dateFlag = "date_flag"
  case updated
  case language = "lang"
  case summary
  case keys
  case topics
  case level
  case score
  case subtopics = "sub"
  case event
  case modality
  case duration
  case scope
  case evidence
  case field
  case text
  case start
  case end
  case rule
  case actors
  case role
  case lag = "lag_s"
  case previousHash = "prev"
}

extension JSONWriter {
  mutating func member(_ key: RecordKey, _ number: some FixedWidthInteger) { member(key.rawValue, number) }
  mutating func member(_ key: RecordKey, _ texts: [String]) { member(key.rawValue, texts) }
  mutating func member(_ key: RecordKey, tenths number: Double) { member(key.rawValue, tenths: number) }

  /// The text, or `null`; longer ones are cut.
  package mutating func member(_ key: RecordKey, _ text: String?, bytesMax: Int = .max) {
    member(key.rawValue, text, bytesMax: bytesMax)
  }

  package mutating func object(_ key: RecordKey, _ body: (inout JSONWriter) -> Void) { object(key.rawValue, body) }
  package mutating func array(_ key: RecordKey, _ body: (inout JSONWriter) -> Void) { array(key.rawValue, body) }
}

/// A value of another type than ours counts as missing, as a key does that we do not know.
extension JSONValue {
  subscript(key: RecordKey) -> JSONValue? { self[key.rawValue] }

  func text(_ key: RecordKey) -> String? { self[key]?.string }
  func texts(_ key: RecordKey) -> [String] { elements(key).compactMap(\.string) }
  func number(_ key: RecordKey) -> Int64? { self[key]?.wholeNumber }
  func time(_ key: RecordKey) -> Timestamp? { text(key).flatMap(FeedDate.parse) }
  func elements(_ key: RecordKey) -> [JSONValue] { self[key]?.elements ?? [] }
}
