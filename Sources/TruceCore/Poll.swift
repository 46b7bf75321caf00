/// What one poll has brought so far.
struct Poll {
  let feed: Int
  let now: Moment
  /// What the feed is called, once its document was looked at.
  var feedName = ""
  var records: [OutgoingRecord] = []
  var changes: [ArticleChange] = []
}

/// What is counted of a document while its articles are gone through.
struct Reading {
  let isFirst: Bool
  var knownCount = 0
  var rekeyedCount = 0

  init(isFirst: Bool) { self.isFirst = isFirst }
}
