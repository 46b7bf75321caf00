/// That an article belongs to a topic, and why.
package struct TopicMatch: Sendable, Equatable {
  /// The topic's id, as in the topic file.
  package var topic: String
  package var level: MatchLevel
  package var score: Double
  /// Ids of the sub-topics that were found, in the order of the topic file.
  package var subtopics: [String]
  /// What happened (`rejected`, `proposed`, …), where the text says it beside the matched words; else nil.
  package var event: String?
  /// Flags that qualify the match: `negated`, `possible`, `historical`, …
  package var modality: [String]
  /// At least one, in the order of the text.
  package var evidence: [Evidence]
  /// The words that told the event; nil where there is none.
  package var eventEvidence: Evidence?
  /// How long the truce is to last, where the text says it beside the matched words: `30-day`, `72-hour`.
  package var duration: String?
  /// What the truce covers, where the text says it: `partial`, `air`, `energy`, …, in the order of the topic file.
  package var scope: [String]

  package init(
    topic: String, level: MatchLevel = .core, score: Double = 1, subtopics: [String] = [], event: String? = nil,
    modality: [String] = [], evidence: [Evidence] = [], eventEvidence: Evidence? = nil, duration: String? = nil,
    scope: [String] = []
  ) {
    self.topic = topic
    self.level = level
    self.score = score
    self.subtopics = subtopics
    self.event = event
    self.modality = modality
    self.evidence = evidence
    self.eventEvidence = eventEvidence
    self.duration = duration
    self.scope = scope
  }
}

/// How much of the article is about the topic.
package enum MatchLevel: String, Sendable, CaseIterable {
  case core
  case mention
}

/// The part of an article that is searched; the raw value is its name in evidence and in rules.
package enum ArticleField: String, Sendable, CaseIterable {
  case title
  case summary
  case content
}
