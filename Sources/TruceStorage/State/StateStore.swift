internal import GRDB
internal import Glibc
internal import TruceCore
internal import TruceText

/// The state database: what the journal does not tell, and a view of what it does. Confined to the daemon's queue.
///
/// SQLite in WAL mode, `synchronous=NORMAL`: a power cut may lose the newest transactions, never consistency; the journal
/// is durable before a transaction covers it, so what is lost is found again at the next start.
final class StateStore: StateKeeping {
  let path: String
  private let database: DatabaseQueue
  private var feedIDs: [String: Int64] = [:]
  /// Nothing was stored in it yet.
  private var isUncovered = false
  /// What the probe of a start read, for the start itself.
  private var probed: [String: FeedState]?
  /// Where a damaged database was put aside.
  private(set) var damagedCopy: String?

  /// - Parameter folder: The state folder, locked by this process.
  init(folder: String, now: Timestamp) throws(StateError) {
    path = folder + "/state.db"
    do {
      database = try StateStore.open(path)
    } catch {
      guard StateStore.isDamage(error) else { throw StateStore.stateError(path, error) }
      damagedCopy = StateStore.putAside(path, now)
      do { database = try StateStore.open(path) } catch { throw StateStore.stateError(path, error) }
    }
  }

  /// Renames a damaged database, so that the next start makes it again from the journal.
  ///
  /// - Returns: Its new path.
  private static func putAside(_ path: String, _ now: Timestamp) -> String {
    let aside = path + ".damaged-" + now.rfc3339.filter { $0 != ":" }
    for suffix in ["", "-wal", "-shm"] { rename(path + suffix, aside + suffix) }
    return aside
  }

  /// How far the state covers the journal; nil in a state that was just made.
  func progress() throws(StateError) -> StateProgress? {
    let progress = StateStore.progress(try read { try Row.fetchAll($0, sql: "SELECT * FROM progress") })
    isUncovered = progress == nil
    return progress
  }

  /// - Returns: nil without rows.
  static func progress(_ rows: [Row]) -> StateProgress? {
    guard !rows.isEmpty else { return nil }
    var progress = StateProgress()
    for row in rows {
      if row["name"] == "printed" {
        progress.printed = row["seq"]
      } else {
        progress.journaled = row["seq"]
        // A state of an earlier version has no such column before its first start.
        progress.hash = (row["hash"] as String?).flatMap(RecordHash.init)
      }
    }
    return progress
  }

  /// Reads everything that a start needs: damage shows when it is read.
  func probe() throws(StateError) {
    _ = try progress()
    probed = try feedStates()
  }

  /// The states of all feeds, by configured URL.
  func feedStates() throws(StateError) -> [String: FeedState] {
    if let states = probed.take() { return states }
    var states: [String: FeedState] = [:]
    var ids: [String: Int64] = [:]
    try read { database in
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM feed") ?? 0
      states.reserveCapacity(count)
      ids.reserveCapacity(count)
      try FeedRow.forEach(in: database) { id, url, state in
        ids[url] = id
        states[url] = state
      }
    }
    feedIDs = ids
    return states
  }

  /// The article that has a key, in one feed.
  static let keyQuery = "SELECT article FROM article_key WHERE feed = ? AND key = ?"
  static let articleQuery =
    "SELECT digest, previous_digest, sketch, published, matched, seen_day FROM article WHERE id = ?"

  /// The known ones among articles with these keys, in one feed.
  ///
  /// - Parameter keys: Those of one article side by side: it is read once.
  func known(feedURL: String, keys: [UInt64]) throws(StateError) -> KnownArticles {
    guard let feed = feedIDs[feedURL], !keys.isEmpty else { return KnownArticles() }
    var known: [UInt64: KnownArticle] = [:]
    known.reserveCapacity(keys.count)
    try read { database in
      let articleOfKey = try BoundStatement(StateStore.keyQuery, in: database)
      let values = try BoundStatement(StateStore.articleQuery, in: database)
      // In one transaction: each by itself would take and give back its lock.
      try database.inTransaction(.deferred) {
        var last: KnownArticle?
        for key in keys {
          let found = try articleOfKey.run {
            $0.add(feed)
            $0.add(Int64(bitPattern: key))
          }
          guard let row = found else { continue }
          if last?.row != row { last = try StateStore.article(row, values) }
          known[key] = last
        }
        return .commit
      }
    }
    return KnownArticles(known)
  }

  private static func article(_ row: Int64, _ statement: BoundStatement) throws -> KnownArticle? {
    var article: KnownArticle?
    try statement.forEachRow({ $0.add(row) }) { columns in
      func hash() -> UInt64? { (columns.next() as Int64?).map(UInt64.init(bitPattern:)) }
      article = KnownArticle(
        row: row, textDigest: hash(), previousDigest: hash(), titleSketch: hash() ?? 0, published: columns.next(),
        matched: columns.next() ?? false, lastSeenDay: columns.next() ?? 0)
    }
    return article
  }

  /// Stores commits and how far the journal is covered and printed, in one transaction.
  func store(_ commits: [Commit], _ progress: StateProgress) throws(StateError) {
    let ids = try run { database in
      var ids: [String: Int64] = [:]
      let feeds = try FeedTable(in: database)
      let articles = try ArticleTable(in: database)
      for commit in commits {
        let feed = try feeds.store(
          commit.state, of: commit.feedURL, row: ids[commit.feedURL] ?? feedIDs[commit.feedURL])
        ids[commit.feedURL] = feed
        try articles.store(commit.changes, feed: feed)
      }
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO progress (name, seq, hash) VALUES (?, ?, ?)")
      try statement.execute(arguments: ["journaled", progress.journaled, progress.hash?.text])
      try statement.execute(arguments: ["printed", progress.printed, nil])
      return ids
    }
    feedIDs.merge(ids) { _, new in new }
    if isUncovered { try makeDurable() }
  }

  /// The first transaction says that what was printed is known from now on: a power cut must not take it back.
  private func makeDurable() throws(StateError) {
    do { try emptyLog() } catch { throw StateStore.stateError(path, error) }
    isUncovered = false
  }

  /// The write-ahead log takes up to four megabytes that the database may hold already.
  func giveBackSpace() { try? emptyLog() }

  /// With the last connection the log and the shared memory go, where what the log holds fits into the database.
  func close() { try? database.close() }

  /// Moves what waits in the write-ahead log into the database, makes that durable and empties the log.
  private func emptyLog() throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  /// Articles, or feeds, of one step of pruning: some milliseconds.
  private static let prunedArticles: Int64 = 10_000
  private static let prunedFeeds = 16

  func prune(olderThanDays days: Int64, after place: PruningPlace) throws(StateError) -> PruningPlace? {
    try run { database in
      guard let feed = place.feed else {
        return try StateStore.forgetArticles(olderThanDays: days, after: place, in: database)
      }
      var next = place
      next.feed = try StateStore.forgetKeys(ofFeedsAfter: feed, in: database)
      return next.feed == nil ? nil : next
    }
  }

  private static func forgetArticles(
    olderThanDays days: Int64, after place: PruningPlace, in database: Database
  ) throws -> PruningPlace? {
    // The newest row stays: its number must not be given again while keys may still have it.
    let newest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM article") ?? 0
    var next = place
    next.article += StateStore.prunedArticles
    try database.execute(
      sql: """
        DELETE FROM article WHERE id > ? AND id <= ? AND id < ? AND seen_day < ? + (
          SELECT coalesce(last_document, 0) / 86400000 FROM feed WHERE feed.id = article.feed)
        """, arguments: [place.article, next.article, newest, -days])
    next.hasForgotten = place.hasForgotten || database.changesCount > 0
    guard next.article >= newest else { return next }
    next.feed = 0
    return next.hasForgotten ? next : nil
  }

  /// - Returns: The last of these feeds; nil where there was none left.
  private static func forgetKeys(ofFeedsAfter feed: Int64, in database: Database) throws -> Int64? {
    let feeds = try Int64.fetchAll(
      database, sql: "SELECT id FROM feed WHERE id > ? ORDER BY id LIMIT ?", arguments: [feed, StateStore.prunedFeeds])
    for feed in feeds {
      try database.execute(
        sql: "DELETE FROM article_key WHERE feed = ? AND article NOT IN (SELECT id FROM article)", arguments: [feed])
    }
    return feeds.last
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = false
    // Operators may open it, and `status` does. A stop that meets a lock has five seconds in all.
    configuration.busyMode = .timeout(2)
    configuration.label = "trucewatch.state"
    configuration.prepareDatabase { database in
      try database.execute(
        sql:
          "PRAGMA page_size = 1024; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2048")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try StateSchema.migrate(database)
    return database
  }

  /// Runs one transaction.
  private func run<Output>(_ body: (Database) throws -> Output) throws(StateError) -> Output {
    do {
      return try database.write(body)
    } catch {
      throw failure(error)
    }
  }

  /// Reads, without keeping anybody from writing.
  ///
  /// Not by `read`: it sets `PRAGMA query_only` and back, and either makes SQLite compile every statement anew.
  private func read<Output>(_ body: (Database) throws -> Output) throws(StateError) -> Output {
    do {
      return try database.unsafeRead(body)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: any Error) -> StateError {
    guard StateStore.isDamage(error) else { return StateStore.stateError(path, error) }
    return .damaged(path: path, copy: StateStore.putAside(path, Clock.wall))
  }

  private static func isDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
  }

  /// SQLite calls it an I/O error when its shared memory file, of 32 KiB, does not fit, and when a quota is used up.
  private static func isFull(_ path: String) -> Bool {
    let files = DiskFileSystem()
    let probe = path + ".probe"
    do {
      try files.allocate(64 << 10, at: probe)
      files.remove(probe)
      return false
    } catch {
      return error.isNoSpace
    }
  }

  private static func stateError(_ path: String, _ error: any Error) -> StateError {
    guard let error = error as? DatabaseError else { return .database(path: path, "\(error)") }
    let why = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path, "another program holds it (\(why))")
    case .SQLITE_IOERR where isFull(path): return .noSpace(path: path, "no space left on device (\(why))")
    case .SQLITE_FULL: return .noSpace(path: path, "no space left on device (\(why))")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: return .unusable(path: path, why)
    default: return .database(path: path, why)
    }
  }
}
