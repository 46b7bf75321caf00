internal import GRDB
internal import TruceCore

/// Writes the states of feeds; for one transaction.
struct FeedTable {
  private let database: Database
  private let update: BoundStatement
  private let upsert: BoundStatement

  init(in database: Database) throws {
    self.database = database
    update = try BoundStatement(FeedRow.update, in: database)
    upsert = try BoundStatement(FeedRow.upsert, in: database)
  }

  /// Stores the state of a feed.
  ///
  /// - Parameter row: Its row, where one was found before; somebody may have removed it since.
  /// - Returns: Its row.
  func store(_ state: FeedState, of url: String, row: Int64?) throws -> Int64 {
    if let row {
      try update.run { values in
        FeedRow.add(state, to: &values)
        values.add(row)
        values.add(url)
      }
      if database.changesCount > 0 { return row }
    }
    let inserted = try upsert.run { values in
      values.add(url)
      FeedRow.add(state, to: &values)
    }
    return inserted ?? 0
  }
}
