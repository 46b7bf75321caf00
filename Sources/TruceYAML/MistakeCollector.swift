/// Gathers the mistakes of one reading, so that all are told at once.
package final class MistakeCollector {
  private var mistakes: [Mistake] = []
  /// Files in the order in which they were named first.
  private var order: [String: Int] = [:]

  /// - Parameter file: The one whose mistakes come first.
  package init(file: String) { order[file] = 0 }

  package var isEmpty: Bool { mistakes.isEmpty }

  package func note(_ mistake: Mistake) {
    if order[mistake.file] == nil { order[mistake.file] = order.count }
    mistakes.append(mistake)
  }

  /// In the order of the files, then of their lines and columns.
  package func sorted() -> Mistakes {
    let keyed = mistakes.enumerated().map { index, mistake in
      (key: [order[mistake.file] ?? 0, mistake.line, mistake.column, index], mistake: mistake)
    }
    return Mistakes(keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.mistake))
  }
}
