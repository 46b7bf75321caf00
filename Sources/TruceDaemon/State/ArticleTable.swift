internal import GRDB
internal import TruceCore

/// Writes what the state knows of articles; for one transaction.
struct ArticleTable {
  private let database: Database
  private let insert: IntegerStatement
  private let update: IntegerStatement
  private let insertKey: IntegerStatement

  init(in database: Database) throws {
    self.database = database
    insert = try IntegerStatement(
      "INSERT INTO article (feed, digest, sketch, published, matched, seen_day) VALUES (?, ?, ?, ?, ?, ?)", in: database
    )
    update = try IntegerStatement(
      "UPDATE article SET digest = ?, previous_digest = ?, sketch = ?, matched = ?, seen_day = ? WHERE id = ?",
      in: database)
    insertKey = try IntegerStatement(
      "INSERT OR REPLACE INTO article_key (feed, key, article) VALUES (?, ?, ?)", in: database)
  }

  /// Stores a change of the feed whose row is `feed`.
  func store(_ change: ArticleChange, feed: Int64) throws {
    switch change {
    case .insert(let keys, let digest, let sketch, let published, let matched, let seenDay):
      try insert.run([feed, signed(digest), signed(sketch), published, matched ? 1 : 0, seenDay])
      try store(keys, of: database.lastInsertedRowID, feed: feed)
    case .update(let row, let keys, let digest, let previous, let sketch, let matched, let seenDay):
      try update.run([signed(digest), signed(previous), signed(sketch), matched ? 1 : 0, seenDay, row])
      try store(keys, of: row, feed: feed)
    }
  }

  private func store(_ keys: [UInt64], of article: Int64, feed: Int64) throws {
    for key in keys { try insertKey.run([feed, signed(key), article]) }
  }

  private func signed(_ hash: UInt64?) -> Int64? { hash.map(Int64.init(bitPattern:)) }
}
