internal import GRDB
internal import GRDBSQLite

/// A statement whose parameters are integers or NULL, bound one by one.
///
/// For the rows of articles alone, of which a first poll writes dozens: GRDB puts each value into a box and each row
/// into an array, which cost more than what SQLite does with them.
struct IntegerStatement {
  private let statement: Statement
  private let database: Database

  /// - Parameter sql: Prepared once for each connection.
  init(_ sql: String, in database: Database) throws {
    statement = try database.cachedStatement(sql: sql)
    self.database = database
  }

  /// Runs the statement, which returns no rows, with these values.
  func run(_ values: InlineArray<3, Int64?>) throws { try run(3) { values[$0] } }
  func run(_ values: InlineArray<6, Int64?>) throws { try run(6) { values[$0] } }

  private func run(_ count: Int, _ value: (Int) -> Int64?) throws {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    for index in 0..<count {
      let place = Int32(index + 1)
      if let value = value(index) { sqlite3_bind_int64(handle, place, value) } else { sqlite3_bind_null(handle, place) }
    }
    let code = sqlite3_step(handle)
    // A statement that is not reset keeps its locks; its own error is the one that counts.
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
  }
}
