import Testing

@testable import TruceTopics

@Suite struct ProximityTests {
  /// Hits of single words by their numbers, in one sentence; `length` words each.
  private func hits(_ words: [Int32], sentence: Int32 = 0, length: Int32 = 1, field: ArticleField = .title) -> [Hit] {
    words.map {
      Hit(
        firstWord: $0, lastWord: $0 + length - 1, sentence: sentence, field: field, start: $0 * 10,
        end: ($0 + length - 1) * 10 + 8)
    }
  }

  private func nearness(_ words: Int32?, _ order: Expression.Nearness.Order = .either) -> Expression.Nearness {
    .init(words: words, order: order)
  }

  private func ranges(_ hits: [Hit]) -> [[Int32]] { hits.map { [$0.firstWord, $0.lastWord] } }

  @Test(
    arguments: [
      (3, 1, false), (4, 1, true), (5, 1, false), (5, 2, true), (8, 5, true), (8, 4, false), (2, 1, true), (0, 3, true),
      (0, 2, false),
    ] as [(Int32, Int32, Bool)])
  func theDistanceCountsWordsOnEitherSide(other: Int32, words: Int32, isNear: Bool) {
    // The first stands at word 3; the same word is no neighbour of itself.
    #expect(Proximity.near(hits([3]), hits([other]), nearness(words)).isEmpty == !isNear)
  }

  @Test func theOrderMayBeFixed() {
    #expect(ranges(Proximity.near(hits([3]), hits([5]), nearness(3, .secondFollows))) == [[3, 5]])
    #expect(Proximity.near(hits([5]), hits([3]), nearness(3, .secondFollows)).isEmpty)
    #expect(ranges(Proximity.near(hits([5]), hits([3]), nearness(3, .secondPrecedes))) == [[3, 5]])
    #expect(Proximity.near(hits([3]), hits([5]), nearness(3, .secondPrecedes)).isEmpty)
  }

  @Test func theNearestIsJoined() {
    #expect(ranges(Proximity.near(hits([10]), hits([2, 8, 13, 20]), nearness(nil))) == [[8, 10]])
    #expect(ranges(Proximity.near(hits([10]), hits([2, 8, 13, 20]), nearness(nil, .secondFollows))) == [[10, 13]])
    #expect(ranges(Proximity.near(hits([1, 10]), hits([2, 11]), nearness(1))) == [[1, 2], [10, 11]])
  }

  @Test func withoutJoiningTheFirstStandsAlone() {
    #expect(ranges(Proximity.near(hits([10]), hits([8]), nearness(2), joining: false)) == [[10, 10]])
  }

  @Test func anotherSentenceOrFieldIsNotNear() {
    #expect(Proximity.near(hits([3]), hits([4], sentence: 1), nearness(nil)).isEmpty)
    #expect(Proximity.near(hits([3]), hits([4], field: .summary), nearness(nil)).isEmpty)
    #expect(ranges(Proximity.notNear(hits([3]), hits([4], sentence: 1), nearness(nil))) == [[3, 3]])
  }

  @Test func whatOverlapsIsNoNeighbour() {
    #expect(Proximity.near(hits([3], length: 3), hits([4]), nearness(nil)).isEmpty)
    #expect(ranges(Proximity.near(hits([3], length: 3), hits([4, 6]), nearness(1))) == [[3, 6]])
  }

  @Test func anExclusionAlsoStandsBetweenTheWords() {
    #expect(Proximity.notNear(hits([3], length: 5), hits([5]), nearness(1)).isEmpty)
    #expect(ranges(Proximity.notNear(hits([3], length: 5), hits([5]), nearness(1, .secondFollows))) == [[3, 7]])
    #expect(ranges(Proximity.notNear(hits([3, 20]), hits([4]), nearness(2))) == [[20, 20]])
  }

  @Test func resultsKeepTheOrderOfTheText() {
    let found = Proximity.near(hits([5, 9]), hits([1, 10]), nearness(nil))
    #expect(ranges(found) == [[1, 5], [9, 10]])
    #expect(Proximity.near([], hits([1]), nearness(nil)).isEmpty)
    #expect(Proximity.near(hits([1]), [], nearness(nil)).isEmpty)
    #expect(ranges(Proximity.notNear(hits([1]), [], nearness(nil))) == [[1, 1]])
  }
}
