/// All mistakes of one or more files, in the order of the files.
package struct Mistakes: Error, Sendable, Equatable {
  package var all: [Mistake]

  package init(_ all: [Mistake]) { self.all = all }

  /// For a person: each mistake's own line, with its excerpt under it where there is one.
  package var lines: [String] { all.flatMap(\.lines) }

  /// For a log: one line for each mistake.
  package var headlines: [String] { all.map(\.description) }
}
