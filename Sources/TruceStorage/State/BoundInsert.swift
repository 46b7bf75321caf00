internal import GRDB

/// An `INSERT` of many rows, several by one statement: ending a statement costs SQLite as much as a row does.
struct BoundInsert {
  /// Rows of one statement: a feed's two or three dozen articles leave few over.
  private static let rowsMax = 8

  private let several: BoundStatement
  private let single: BoundStatement

  /// - Parameters:
  ///   - head: `INSERT INTO table (columns) VALUES`.
  ///   - columnCount: How many values a row has.
  init(_ head: String, columnCount: Int, in database: Database) throws {
    let row = "(" + [String](repeating: "?", count: columnCount).joined(separator: ", ") + ")"
    let rows = [String](repeating: row, count: BoundInsert.rowsMax).joined(separator: ", ")
    several = try BoundStatement("\(head) \(rows)", in: database)
    single = try BoundStatement("\(head) \(row)", in: database)
  }

  /// Inserts the rows in their order; `bind` adds the values of one.
  func run<Row>(_ rows: [Row], _ bind: (Row, inout BoundStatement.Values) -> Void) throws {
    var start = 0
    while start < rows.count {
      let isFull = rows.count - start >= BoundInsert.rowsMax
      let end = isFull ? start + BoundInsert.rowsMax : start + 1
      try (isFull ? several : single).run { values in
        for row in rows[start..<end] { bind(row, &values) }
      }
      start = end
    }
  }
}
