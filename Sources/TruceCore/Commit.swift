/// What one poll brought, to be made durable as a whole.
package struct Commit: Sendable {
  package var feedURL: String
  package var records: [OutgoingRecord]
  package var changes: [ArticleChange]
  package var state: FeedState

  package init(feedURL: String, records: [OutgoingRecord], changes: [ArticleChange], state: FeedState) {
    self.feedURL = feedURL
    self.records = records
    self.changes = changes
    self.state = state
  }
}
