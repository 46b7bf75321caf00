/// Gathers the mistakes of one reading, so that all are told at once.
package final class MistakeCollector {
  /// Most mistakes that are told of one file: nobody mends more at a time.
  package static let mistakesMax = 100

  private var mistakes: [Mistake] = []
  /// How many mistakes each file has, told or not.
  private var counts: [String: Int] = [:]
  /// Files in the order in which they were named first.
  private var order: [String: Int] = [:]

  /// - Parameter file: The one whose mistakes come first.
  package init(file: String) { order[file] = 0 }

  package var isEmpty: Bool { mistakes.isEmpty }

  /// Notes the mistake that `make` returns, which is not called where `file` has enough of them.
  package func note(in file: String, _ make: () -> Mistake) {
    if order[file] == nil { order[file] = order.count }
    counts[file, default: 0] += 1
    if counts[file, default: 0] <= Self.mistakesMax { mistakes.append(make()) }
  }

  package func note(_ mistake: Mistake) { note(in: mistake.file) { mistake } }

  /// In the order of the files, then of their lines and columns.
  package func sorted() -> Mistakes {
    let cutShort = counts.filter { $0.value > Self.mistakesMax }.keys.map { file in
      Mistake(file: file, message: "there are more than \(Self.mistakesMax) mistakes; the others are not shown")
    }
    let keyed = (mistakes + cutShort).enumerated().map { index, mistake in
      let isLast = index >= mistakes.count ? 1 : 0
      return (key: [order[mistake.file] ?? 0, isLast, mistake.line, mistake.column, index], mistake: mistake)
    }
    // What an alias or `<<` repeats is mended in one place.
    return Mistakes(
      keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.mistake).reduce(into: []) { told, mistake in
        if told.last != mistake { told.append(mistake) }
      })
  }
}
