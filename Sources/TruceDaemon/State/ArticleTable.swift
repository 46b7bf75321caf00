internal import GRDB
internal import TruceCore

/// Writes what the state knows of articles; for one transaction.
struct ArticleTable {
  private let database: Database
  private let insert: BoundStatement
  private let update: BoundStatement
  private let insertKey: BoundStatement

  init(in database: Database) throws {
    self.database = database
    insert = try BoundStatement(
      "INSERT INTO article (feed, digest, sketch, published, matched, seen_day) VALUES (?, ?, ?, ?, ?, ?)", in: database
    )
    update = try BoundStatement(
      "UPDATE article SET digest = ?, previous_digest = ?, sketch = ?, matched = ?, seen_day = ? WHERE id = ?",
      in: database)
    insertKey = try BoundStatement(
      "INSERT OR REPLACE INTO article_key (feed, key, article) VALUES (?, ?, ?)", in: database)
  }

  /// Stores a change of the feed whose row is `feed`.
  func store(_ change: ArticleChange, feed: Int64) throws {
    switch change {
    case .insert(let keys, let digest, let sketch, let published, let matched, let seenDay):
      try insert.run { values in
        values.add(feed)
        values.add(signed(digest))
        values.add(signed(sketch))
        values.add(published)
        values.add(matched)
        values.add(seenDay)
      }
      try store(keys, of: database.lastInsertedRowID, feed: feed)
    case .update(let row, let keys, let digest, let previous, let sketch, let matched, let seenDay):
      try update.run { values in
        values.add(signed(digest))
        values.add(signed(previous))
        values.add(signed(sketch))
        values.add(matched)
        values.add(seenDay)
        values.add(row)
      }
      try store(keys, of: row, feed: feed)
    }
  }

  private func store(_ keys: [UInt64], of article: Int64, feed: Int64) throws {
    for key in keys {
      try insertKey.run { values in
        values.add(feed)
        values.add(signed(key))
        values.add(article)
      }
    }
  }

  private func signed(_ hash: UInt64?) -> Int64? { hash.map(Int64.init(bitPattern:)) }
}
