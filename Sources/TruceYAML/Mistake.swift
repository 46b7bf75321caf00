/// Something wrong in a file that a person wrote, and where.
package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
  /// As the person would name it: the path that was given.
  package var file: String
  /// From 1; 0 where the file as a whole is meant.
  package var line: Int
  package var column: Int
  /// What is wrong and what to do, input in single quotes.
  package var message: String
  /// The line of the file and, under it, a caret below the place; empty where none is to be shown.
  package var excerpt: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String, excerpt: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }

  /// `FILE:LINE:COLUMN: message`, one line.
  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }

  /// `description`, and the lines of the excerpt.
  package var lines: [String] {
    [description] + excerpt.split(separator: "\n").map(String.init)
  }
}
