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

  /// Stores changes of the feed whose row is `feed`.
  func store(_ changes: [ArticleChange], feed: Int64) throws {
    var keys: [(key: Int64, order: Int, article: Int64)] = []
    for change in changes {
      let (row, own) = try store(change, feed: feed)
      for key in own { keys.append((Int64(bitPattern: key), keys.count, row)) }
    }
    // In their order each goes right behind the one before; at random each would be looked for from the root. Where
    // articles share a key the last one has it.
    keys.sort { ($0.key, $0.order) < ($1.key, $1.order) }
    for (key, _, article) in keys {
      try insertKey.run { values in
        values.add(feed)
        values.add(key)
        values.add(article)
      }
    }
  }

  private func store(_ change: ArticleChange, feed: Int64) throws -> (row: Int64, keys: ArticleKeys) {
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
      return (database.lastInsertedRowID, keys)
    case .update(let row, let keys, let digest, let previous, let sketch, let matched, let seenDay):
      try update.run { values in
        values.add(signed(digest))
        values.add(signed(previous))
        values.add(signed(sketch))
        values.add(matched)
        values.add(seenDay)
        values.add(row)
      }
      return (row, keys)
    }
  }

  private func signed(_ hash: UInt64?) -> Int64? { hash.map(Int64.init(bitPattern:)) }
}
