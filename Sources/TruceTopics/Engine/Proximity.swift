/// Joins hits that stand near each other in one sentence.
enum Proximity {
  /// How many hits on each side of a place are compared: overlapping ones can hide the nearest.
  private static let window = 6

  /// Each hit of `first` with the nearest fitting one of `second`; without `joining`, it alone.
  static func near(
    _ first: [Hit], _ second: [Hit], _ nearness: Expression.Nearness, joining: Bool = true
  ) -> [Hit] {
    var result: [Hit] = []
    forEachPair(first, second, nearness) { hit, other in
      if let other { result.append(joining ? hit.joined(other) : hit) }
    }
    if joining, nearness.order != .secondFollows { result.sort(by: Hit.precedes) }
    return result
  }

  /// Each hit of `first` that has no fitting one of `second` near it, nor, where the order is free, between its words.
  static func notNear(_ first: [Hit], _ second: [Hit], _ nearness: Expression.Nearness) -> [Hit] {
    var result: [Hit] = []
    forEachPair(first, second, nearness, between: nearness.order == .either) { hit, other in
      if other == nil { result.append(hit) }
    }
    return result
  }

  /// Calls `body` with each hit of `first` and the nearest fitting one of `second`; linear, as both are in order.
  ///
  /// - Parameter between: One between the words of the hit is the nearest: what joins "end" and "war" in "end the trade war"
  ///   reaches over "trade".
  private static func forEachPair(
    _ first: [Hit], _ second: [Hit], _ nearness: Expression.Nearness, between: Bool = false, _ body: (Hit, Hit?) -> Void
  ) {
    var next = 0
    for hit in first {
      while next < second.count, Hit.precedes(second[next], hit) { next += 1 }
      var nearest: Hit?
      var least = nearness.words ?? Int32.max - 1
      for place in max(next - window, 0)..<min(next + window, second.count) {
        let enclosed = between && hit.encloses(second[place])
        guard let words = enclosed ? 0 : distance(hit, second[place], nearness.order), words <= least else { continue }
        if nearest != nil, words == least { continue }
        nearest = second[place]
        least = words
      }
      body(hit, nearest)
    }
  }

  private static func distance(_ hit: Hit, _ other: Hit, _ order: Expression.Nearness.Order) -> Int32? {
    guard hit.sentence == other.sentence else { return nil }
    if order != .secondPrecedes, let words = hit.distance(to: other) { return words }
    return order != .secondFollows ? other.distance(to: hit) : nil
  }
}
