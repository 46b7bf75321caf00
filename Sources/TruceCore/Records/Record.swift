package import TruceFeeds
package import TruceText
package import TruceTopics

/// One record of the journal: a match or a notice, with everything a reader of the journal may want to know.
package struct Record: Sendable, Equatable {
  /// Grows by one from record to record, over restarts and rotation.
  package var seq: Int64
  package var at: Timestamp
  package var kind: RecordKind
  package var feedURL: String
  package var feedName: String
  /// The configured words for the feed.
  package var feedTags: [String] = []
  /// nil in a notice.
  package var item: RecordItem?
  package var topics: [TopicMatch] = []
  /// States, armed groups, organisations and leaders that the item names.
  package var actors: [Actor] = []
  /// For a notice.
  package var notice: Notice?

  package init(
    seq: Int64, at: Timestamp, kind: RecordKind, feedURL: String, feedName: String, feedTags: [String] = [],
    item: RecordItem? = nil,
    topics: [TopicMatch] = [], actors: [Actor] = [], notice: Notice? = nil
  ) {
    self.seq = seq
    self.at = at
    self.kind = kind
    self.feedURL = feedURL
    self.feedName = feedName
    self.feedTags = feedTags
    self.item = item
    self.topics = topics
    self.actors = actors
    self.notice = notice
  }

  /// From publication to the record, in milliseconds; nil without a date of publication.
  package var lag: Int64? { item?.published.map { max(0, at - $0) } }
}

/// What a record tells; the raw value stands in the journal.
package enum RecordKind: String, Sendable, CaseIterable {
  /// A match that is printed.
  case alert
  /// A match that is not printed: found at a feed's first poll, or too old.
  case baseline
  /// An article that matched before and now says something else.
  case update
  /// Something about a feed or about the program.
  case notice
}

/// What a notice is about.
package struct Notice: Sendable, Equatable {
  /// The name as it stands in the journal: a newer program may have written one that this one does not know.
  package let nameText: String
  package let message: String

  package init(_ name: NoticeName, message: String) { self.init(nameText: name.rawValue, message: message) }

  package init(nameText: String, message: String) {
    self.nameText = nameText
    self.message = message
  }

  /// nil for a name that this program does not know.
  package var name: NoticeName? { NoticeName(rawValue: nameText) }
}

/// The article of a record.
package struct RecordItem: Sendable, Equatable {
  package var id: String?
  package var title: String?
  /// http or https; nil otherwise.
  package var link: String?
  /// At most `Record.at`; see `isFromTheFuture`.
  package var published: Timestamp?
  package var updated: Timestamp?
  package var language: String?
  package var summary: String?
  /// The feed gave a date of publication after the record's time; `published` is the record's time then.
  package var isFromTheFuture = false
  /// The title is made of the words of the link: a plain sitemap has no other.
  package var titleFromURL = false
  /// The keys of its identity, the primary one first, so that the state can be made again from the journal.
  package var keys: ArticleKeys = []

  package init(
    id: String? = nil, title: String? = nil, link: String? = nil, published: Timestamp? = nil,
    updated: Timestamp? = nil, language: String? = nil, summary: String? = nil
  ) {
    self.id = id
    self.title = title
    self.link = link
    self.published = published
    self.updated = updated
    self.language = language
    self.summary = summary
  }

  /// What the journal keeps of `article` at `time`.
  package init(_ article: Article, keys: ArticleKeys, at time: Timestamp) {
    self.keys = keys
    id = article.id ?? article.link
    title = article.title
    titleFromURL = article.titleFromURL
    // Others (`javascript:`, `data:`, `file:`) must not reach a person's browser.
    link = article.link.flatMap { WebAddress.isWeb($0) ? $0 : nil }
    isFromTheFuture = article.published.map { $0 - time > RecordItem.futureToleranceMilliseconds } ?? false
    published = article.published.map { min($0, time) }
    updated = article.updated.map { min($0, time) }
    language = article.language
    summary = article.summary ?? article.content
  }

  /// Clocks differ: a date this little ahead is no remarkable one.
  private static let futureToleranceMilliseconds: Int64 = 600_000
}
