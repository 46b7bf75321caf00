/// Finds the word that a person most likely meant.
package enum Suggestion {
  /// Nobody's slip is longer; it bounds the work on hostile input.
  private static let lengthMax = 40

  /// The nearest of `words`, where it is near enough to be a slip: one edit in three letters, two at most.
  package static func nearest(to word: String, among words: [String]) -> String? {
    let wanted = normalised(word)
    guard (2...lengthMax).contains(wanted.count) else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(wanted, normalised(candidate))
      if distance <= min(2, max(1, wanted.count / 3)), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// `Max-Age`, `maxAge` and `max age` are all `max_age` misspelt.
  private static func normalised(_ word: String) -> [UInt8] {
    word.lowercased().utf8.filter { !"-_ ".utf8.contains($0) }
  }

  /// Insertions, deletions, replacements and swaps of neighbours from `left` to `right`.
  ///
  /// Source: the optimal string alignment distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
