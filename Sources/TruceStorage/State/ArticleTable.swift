internal import GRDB
internal import TruceCore

/// Writes what the state knows of articles; for one transaction.
final class ArticleTable {
  private struct NewArticle {
    let row: Int64
    let digest: UInt64?
    let sketch: UInt64
    let published: Int64?
    let matched: Bool
    let seenDay: Int64
  }

  private let insert: BoundInsert
  private let update: BoundStatement
  private let insertKey: BoundInsert
  /// The row of the next new article: as SQLite would choose it.
  private var nextRow: Int64

  init(in database: Database) throws {
    insert = try BoundInsert(
      "INSERT INTO article (id, feed, digest, sketch, published, matched, seen_day) VALUES", columnCount: 7,
      in: database)
    update = try BoundStatement(
      "UPDATE article SET digest = ?, previous_digest = ?, sketch = ?, matched = ?, seen_day = ? WHERE id = ?",
      in: database)
    insertKey = try BoundInsert(
      "INSERT OR REPLACE INTO article_key (feed, key, article) VALUES", columnCount: 3, in: database)
    let newest = try BoundStatement("SELECT max(id) FROM article", in: database).run { _ in }
    nextRow = (newest ?? 0) + 1
  }

  /// Stores changes of the feed whose row is `feed`.
  func store(_ changes: [ArticleChange], feed: Int64) throws {
    var keys: [(key: Int64, order: Int, article: Int64)] = []
    var new: [NewArticle] = []
    for change in changes {
      let own: (row: Int64, keys: ArticleKeys)
      switch change {
      case .insert(let keys, let digest, let sketch, let published, let matched, let seenDay):
        own = (nextRow, keys)
        nextRow += 1
        new.append(
          NewArticle(
            row: own.row, digest: digest, sketch: sketch, published: published, matched: matched, seenDay: seenDay))
      case .update(let row, let keys, let digest, let previous, let sketch, let matched, let seenDay):
        own = (row, keys)
        try update.run { values in
          values.add(signed(digest))
          values.add(signed(previous))
          values.add(signed(sketch))
          values.add(matched)
          values.add(seenDay)
          values.add(row)
        }
      }
      for key in own.keys { keys.append((Int64(bitPattern: key), keys.count, own.row)) }
    }
    try insert.run(new) { article, values in
      values.add(article.row)
      values.add(feed)
      values.add(signed(article.digest))
      values.add(signed(article.sketch))
      values.add(article.published)
      values.add(article.matched)
      values.add(article.seenDay)
    }
    // In their order each goes right behind the one before; at random each would be looked for from the root. Where
    // articles share a key the last one has it.
    keys.sort { ($0.key, $0.order) < ($1.key, $1.order) }
    try insertKey.run(keys) { entry, values in
      values.add(feed)
      values.add(entry.key)
      values.add(entry.article)
    }
  }

  private func signed(_ hash: UInt64?) -> Int64? { hash.map(Int64.init(bitPattern:)) }
}
