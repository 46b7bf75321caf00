import GRDB
import TestSupport
import Testing
import TruceCore
import TruceFeeds
import TruceText

@testable import TruceStorage

/// The state database.
@Suite struct StateStoreTests {
  private let url = "https://wire.example/rss"
  private let today: Int64 = 20_000

  private func store(_ folder: TemporaryFolder) throws -> StateStore {
    try StateStore(folder: folder.path, now: Timestamp(seconds: 0))
  }

  private func put(_ days: [Int64], lastDocument: Int64, into state: StateStore) throws {
    var feed = FeedState()
    feed.lastDocument = Timestamp(seconds: lastDocument * 86_400)
    let changes = days.map { day in
      ArticleChange.insert(keys: [UInt64(day)], digest: 1, sketch: 2, published: nil, matched: true, seenDay: day)
    }
    try state.store([Commit(feedURL: url, records: [], changes: changes, state: feed)], StateProgress())
  }

  private func known(_ days: [Int64], in state: StateStore) throws -> [Int64] {
    let found = try state.known(feedURL: url, keys: days.map(UInt64.init))
    return days.filter { found.byKey[UInt64($0)] != nil }
  }

  /// Rows go several to a statement: whatever number is left over, each article has its own row and all its values.
  @Test func anyNumberOfArticlesComesBackEachWithItsOwnValues() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    var expected: [UInt64: (row: Int64, digest: UInt64, published: Int64?, matched: Bool)] = [:]
    var rows = 0
    for count in 0...40 {
      let changes = (0..<count).map { place in
        rows += 1
        let key = UInt64(rows) &* 0x9E37_79B9_7F4A_7C15
        let published: Int64? = place.isMultiple(of: 3) ? nil : -Int64(rows)
        expected[key] = (Int64(rows), ~key, published, place.isMultiple(of: 2))
        expected[key ^ 1] = expected[key]
        return ArticleChange.insert(
          keys: [key, key ^ 1], digest: ~key, sketch: key, published: published, matched: place.isMultiple(of: 2),
          seenDay: today)
      }
      try state.store([Commit(feedURL: url, records: [], changes: changes, state: FeedState())], StateProgress())
    }
    let known = try state.known(feedURL: url, keys: Array(expected.keys))
    #expect(known.byKey.count == expected.count && rows == 820)
    for (key, value) in expected {
      let article = try #require(known.byKey[key])
      #expect(article.row == value.row)
      #expect(article.textDigest == value.digest)
      #expect(article.lastSeenDay == today)
      #expect(article.published == value.published && article.matched == value.matched)
    }
  }

  /// What a poll costs must not grow with what is known of the feed: each wanted key is looked up by itself.
  @Test func knownArticlesAreLookedUpByKey() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    try put([today], lastDocument: today, into: state)
    let plans = try DatabaseQueue(path: folder.path + "/state.db").read { database in
      try [(StateStore.keyQuery, [1, 2]), (StateStore.articleQuery, [1])].flatMap { query, values in
        try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + query, arguments: StatementArguments(values))
          .map { $0["detail"] as String }
      }
    }
    #expect(
      plans == [
        "SEARCH article_key USING PRIMARY KEY (feed=? AND key=?)", "SEARCH article USING INTEGER PRIMARY KEY (rowid=?)",
      ])
  }

  @Test func aKeyOfSeveralArticlesIsTheLastOnes() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    let changes = (0..<30).map { place in
      ArticleChange.insert(
        keys: [7, 100 + UInt64(place)], digest: UInt64(place), sketch: 0, published: nil, matched: false, seenDay: today
      )
    }
    try state.store([Commit(feedURL: url, records: [], changes: changes, state: FeedState())], StateProgress())
    #expect(try state.known(feedURL: url, keys: [7]).byKey[7]?.textDigest == 29)
  }

  @Test func everyValueOfAFeedComesBackAsItWas() throws {
    var state = FeedState()
    (state.title, state.movedURL, state.lastError, state.announcedMove) = ("Title", "moved", "error", "announced")
    state.validators = Validators(etag: "W/\"1\"", lastModified: "yesterday")
    state.followed = FollowedSitemap(url: "followed", validators: Validators(etag: "\"2\"", lastModified: "today"))
    (state.lastPoll, state.lastSuccess) = (Timestamp(milliseconds: 1), Timestamp(milliseconds: 2))
    (state.lastDocument, state.nextPoll) = (Timestamp(milliseconds: 3), Timestamp(milliseconds: 4))
    (state.newestArticle, state.failingSince) = (Timestamp(milliseconds: 5), Timestamp(milliseconds: 6))
    (state.pollReason, state.failures, state.articleGap, state.alertDelays) = (.ttl, 7, 8, [9, 10])
    state.hints = PollingHints(
      ttlMinutes: 11, skipHours: 12, skipDays: 13, updatePeriodSeconds: 14, updateBase: Timestamp(milliseconds: 15))
    (state.documents, state.articleCount, state.cacheControl) = (16, 17, "max-age=1")
    (state.polls, state.notModified, state.bodyBytes) = (18, 19, 20)
    let flags: [WritableKeyPath<FeedState, Bool>] = [
      \.isDown, \.isGone, \.isOverrun, \.isRekeyed, \.isStale, \.isUnanswered, \.isMovedByPrivateHost,
    ]
    for flag in flags {
      state[keyPath: flag] = true
      let folder = try TemporaryFolder()
      try store(folder).store([Commit(feedURL: url, records: [], changes: [], state: state)], StateProgress())
      #expect(try store(folder).feedStates() == [url: state])
      #expect(try StateReader.feedStates(folder: folder.path) == [url: state])
      state[keyPath: flag] = false
    }
  }

  @Test func theStateOfAnEarlierVersionIsReadWhereNothingMayBeWritten() throws {
    let folder = try TemporaryFolder()
    var state = FeedState()
    state.title = "Title"
    state.bodyBytes = 20
    try store(folder).store([Commit(feedURL: url, records: [], changes: [], state: state)], StateProgress())
    let database = try DatabaseQueue(path: "\(folder.path)/state.db")
    try database.write { database in
      for column in ["update_base", "followed_url", "followed_etag", "followed_last_modified"] {
        try database.execute(sql: "ALTER TABLE feed DROP COLUMN \(column)")
      }
    }
    #expect(try StateReader.feedStates(folder: folder.path) == [url: state])
  }

  /// All steps; how many there were.
  @discardableResult
  private func prune(_ state: StateStore) throws -> Int {
    var place: PruningPlace? = PruningPlace()
    var count = 0
    while let next = place {
      place = try state.prune(olderThanDays: 180, after: next)
      count += 1
    }
    return count
  }

  @Test func whatLeftTheFeedIsForgottenAfterTheRetentionAndNotBefore() throws {
    let state = try store(try TemporaryFolder())
    let days = [today - 400, today - 181, today - 180, today - 1, today]
    try put(days, lastDocument: today, into: state)
    try prune(state)
    #expect(try known(days, in: state) == [today - 180, today - 1, today])
  }

  @Test func aFeedThatWasDownForAYearForgetsNothingOfWhatItShowedLast() throws {
    let state = try store(try TemporaryFolder())
    // Counted from the feed's newest document, not from now.
    try put([today - 10], lastDocument: today, into: state)
    try prune(state)
    #expect(try known([today - 10], in: state) == [today - 10])
  }

  /// In steps, of which each forgets a part; with the articles go their keys, and nothing else.
  @Test func pruningGoesThroughAllArticlesAndKeys() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    var feed = FeedState()
    feed.lastDocument = Timestamp(seconds: today * 86_400)
    func keys(_ number: Int, _ place: Int) -> ArticleKeys {
      let key = UInt64(number * 1000 + place)
      return [key, ~key]
    }
    for number in 0..<40 {
      let changes = (0..<700).map { place in
        ArticleChange.insert(
          keys: keys(number, place), digest: 1, sketch: 2, published: nil, matched: true,
          seenDay: place.isMultiple(of: 2) ? today - 181 : today - 180)
      }
      let commit = Commit(feedURL: "\(url)/\(number)", records: [], changes: changes, state: feed)
      try state.store([commit], StateProgress())
    }
    // Three steps through the articles, and four through the feeds, the last of which finds none.
    #expect(try prune(state) == 7)
    for number in [0, 15, 16, 39] {
      let all = (0..<700).flatMap { keys(number, $0) }
      let left = stride(from: 1, to: 700, by: 2).flatMap { keys(number, $0) }
      #expect(Set(try state.known(feedURL: "\(url)/\(number)", keys: all).byKey.keys) == Set(left))
    }
    let counts = try DatabaseQueue(path: folder.path + "/state.db").read { database in
      try ["article", "article_key"].map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") }
    }
    #expect(counts == [14_000, 28_000])
    // Nothing to forget: no look at the keys.
    #expect(try prune(state) == 3)
  }

  /// An article's row is never another one's: a key that is left over would take a new article for it.
  @Test func theNewestRowIsNotGivenAgain() throws {
    let state = try store(try TemporaryFolder())
    try put([today - 400], lastDocument: today, into: state)
    try prune(state)
    try put([today], lastDocument: today, into: state)
    let found = try state.known(feedURL: url, keys: [UInt64(today - 400), UInt64(today)])
    #expect(found.byKey[UInt64(today)]?.row == 2)
  }

  @Test func aNewStateSaysSoUntilSomethingIsStored() throws {
    let folder = try TemporaryFolder()
    #expect(try store(folder).progress() == nil)
    let state = try store(folder)
    #expect(try state.progress() == nil)
    let progress = StateProgress(journaled: 7, printed: 6, hash: RecordHasher().hash(Array("line".utf8)[...]))
    try state.store([], progress)
    #expect(try state.progress() == progress)
    #expect(try StateReader.progress(folder: folder.path) == progress)
  }

  @Test func spaceThatIsGivenBackCostsNothingThatWasStored() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    try put([1, 2], lastDocument: today, into: state)
    try put([3], lastDocument: today, into: state)
    #expect(try !folder.read("state.db-wal").isEmpty)
    state.giveBackSpace()
    #expect(try folder.read("state.db-wal").isEmpty)
    #expect(try known([1, 2, 3], in: state) == [1, 2, 3])
  }

  @Test func theFirstTransactionIsInTheDatabaseItselfEvenAfterSpaceWasGivenBack() throws {
    let folder = try TemporaryFolder()
    let state = try store(folder)
    #expect(try state.progress() == nil)
    state.giveBackSpace()
    try put([1], lastDocument: today, into: state)
    #expect(try folder.read("state.db-wal").isEmpty)
  }

  @Test func aDamagedDatabaseIsPutAside() throws {
    let folder = try TemporaryFolder()
    try folder.write("state.db", String(repeating: "no database ", count: 1000))
    let state = try store(folder)
    #expect(state.damagedCopy?.contains("state.db.damaged-") == true)
    #expect(try state.progress() == nil)
  }

  @Test func sha256IsWhatEverybodyComputes() {
    #expect(
      RecordHasher().hash(Array("abc\n".utf8)[...]).text
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
