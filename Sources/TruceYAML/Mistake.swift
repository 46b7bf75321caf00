/// Something wrong in a file that a person wrote, and where.
package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
  /// As the person would name it: the path that was given.
  package var file: String
  /// From 1; 0 where the file as a whole is meant.
  package var line: Int
  package var column: Int
  /// What is wrong and what to do, input in single quotes.
  package var message: String
  /// The line of the file and, under it, a caret below the place; empty where no place is known.
  package var excerpt: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String, excerpt: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }

  /// `FILE:LINE:COLUMN: message`.
  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// All mistakes of one or more files, in the order of the files.
package struct Mistakes: Error, Sendable, Equatable {
  package var all: [Mistake]

  package init(_ all: [Mistake]) { self.all = all }

  /// A line each, with the excerpt under it where there is one.
  package var lines: [String] { all.map { $0.excerpt.isEmpty ? $0.description : "\($0.description)\n\($0.excerpt)" } }
}
