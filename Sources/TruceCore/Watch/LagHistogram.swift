/// How long after their publication alerts were recorded, in the cumulative buckets of Prometheus.
package struct LagHistogram: Sendable, Equatable {
  /// Upper bounds, in seconds.
  package static let bounds: [Int64] = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400]

  /// Alerts in each bucket alone; the last is for all that took longer.
  private var counts = [Int](repeating: 0, count: LagHistogram.bounds.count + 1)
  package private(set) var sumMilliseconds: Int64 = 0

  package init() {}

  mutating func add(milliseconds: Int64) {
    let place = LagHistogram.bounds.firstIndex { milliseconds <= $0 * 1000 } ?? LagHistogram.bounds.count
    counts[place] += 1
    sumMilliseconds += milliseconds
  }

  package var count: Int { counts.reduce(0, +) }

  /// Alerts within each of `bounds`.
  package var cumulative: [Int] {
    var sum = 0
    return counts.dropLast().map { count in
      sum += count
      return sum
    }
  }
}
