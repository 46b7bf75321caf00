internal import GRDB
internal import GRDBSQLite

/// A statement whose values are bound, or read, one by one.
///
/// For the rows that polls write, one of the feed and dozens of articles, and that a start reads: GRDB puts each value
/// into a box and each row into an array, which cost more than what SQLite does with them.
struct BoundStatement {
  private let statement: Statement
  private let database: Database

  /// - Parameter sql: Prepared once for each connection.
  init(_ sql: String, in database: Database) throws {
    statement = try database.cachedStatement(sql: sql)
    self.database = database
  }

  /// Runs the statement with the values that `bind` adds, one for each `?`.
  ///
  /// - Returns: The integer that it returns; nil where it returns none.
  @discardableResult
  func run(_ bind: (inout Values) -> Void) throws -> Int64? {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    var values = Values(handle: handle)
    bind(&values)
    // A statement that is not reset keeps its locks.
    defer { sqlite3_reset(handle) }
    var result: Int64?
    var code = sqlite3_step(handle)
    if code == SQLITE_ROW {
      result = sqlite3_column_int64(handle, 0)
      code = sqlite3_step(handle)
    }
    guard code == SQLITE_DONE else { throw failure(code) }
    return result
  }

  /// Runs the statement with the values that `bind` adds, and hands over each row that it finds.
  func forEachRow(_ bind: (inout Values) -> Void = { _ in }, _ body: (inout Columns) -> Void) throws {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    var values = Values(handle: handle)
    bind(&values)
    defer { sqlite3_reset(handle) }
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW {
      var columns = Columns(handle: handle)
      body(&columns)
      code = sqlite3_step(handle)
    }
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  private func failure(_ code: CInt) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
  }

  /// The columns of a row, taken in their order.
  struct Columns {
    private let handle: SQLiteStatement
    private var place: CInt = -1

    fileprivate init(handle: SQLiteStatement) { self.handle = handle }

    mutating func next() -> Int64? { isNextNull() ? nil : sqlite3_column_int64(handle, place) }
    mutating func next() -> Int? { (next() as Int64?).map { Int(truncatingIfNeeded: $0) } }
    mutating func next() -> Bool? { (next() as Int64?).map { $0 != 0 } }

    mutating func next() -> String? {
      guard !isNextNull(), let text = sqlite3_column_text(handle, place) else { return nil }
      return String(
        decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, place))), as: UTF8.self)
    }

    private mutating func isNextNull() -> Bool {
      place += 1
      return sqlite3_column_type(handle, place) == SQLITE_NULL
    }
  }

  /// The values of a row, added in the order of its `?`.
  struct Values {
    private let handle: SQLiteStatement
    private var place: CInt = 0
    /// SQLite copies the text before the call returns: `SQLITE_TRANSIENT`, which C spells as a cast.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    fileprivate init(handle: SQLiteStatement) { self.handle = handle }

    mutating func add(_ value: Int64?) {
      place += 1
      if let value { sqlite3_bind_int64(handle, place, value) } else { sqlite3_bind_null(handle, place) }
    }

    mutating func add(_ value: Int?) { add(value.map(Int64.init)) }
    mutating func add(_ value: Int) { add(Int64(value)) }

    mutating func add(_ value: Bool) { add(Int64(value ? 1 : 0)) }

    mutating func add(_ value: String?) {
      place += 1
      guard var value else {
        sqlite3_bind_null(handle, place)
        return
      }
      value.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) { text in
          // Without an address SQLite would take an empty text for NULL.
          _ =
            text.baseAddress.map { sqlite3_bind_text(handle, place, $0, CInt(text.count), Values.copied) }
            ?? sqlite3_bind_text(handle, place, "", 0, Values.copied)
        }
      }
    }
  }
}
