import Testing

@testable import TruceCore

@Suite struct TitleSketchTests {
  private func overlap(_ left: String, _ right: String) -> Double {
    let sketches = [left, right].map { NormalizedTitle($0, hash: StableHash()).sketch }
    return TitleSketch.overlap(sketches[0], sketches[1])
  }

  @Test(arguments: [
    ("Ceasefire talks open in Doha", "Doha: ceasefire talks open", 1), ("a truce of", "in on", 1),
    ("Ceasefire near", "Ceasefire agreed", 0.5), ("Envoys reject plan", "Shelling breaks truce", 0),
    ("停火 协议", "停火 破裂", 0.5), ("Truce, truce, truce!", "Truce", 1),
  ])
  func ofFewWordsTheShareIsExact(left: String, right: String, share: Double) {
    #expect(overlap(left, right) == share)
    #expect(overlap(right, left) == share)
  }

  /// Headlines that share one word of `length`, and edits that keep two thirds of their words.
  @Test(arguments: [4, 6, 8, 12])
  func storiesAreHardlyEverTakenForEditsNorEditsForStories(length: Int) {
    var generator = SeededGenerator(seed: 16)
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in "w\(UInt32.random(in: 0...999_999, using: &generator))" }
    }
    var (stories, edits) = (0, 0)
    for _ in 0..<1000 {
      let title = words(length)
      let other = [title[0]] + words(length - 1)
      let edit = Array(title[..<(length * 2 / 3 + 1)]) + words(length - length * 2 / 3 - 1)
      func isSame(_ other: [String]) -> Bool {
        overlap(title.joined(separator: " "), other.joined(separator: " ")) >= ArticleIdentity.sameStoryMin
      }
      if isSame(other) { stories += 1 }
      if !isSame(edit) { edits += 1 }
    }
    #expect(stories < 60 && edits < 30, "of 1000: \(stories) stories taken for edits, \(edits) edits for stories")
  }

  /// States hold sketches of 64 bits alone: a few words are compared with them bit by bit.
  @Test func aListIsComparedWithTheBitsOfAnOlderState() {
    var sketch = TitleSketch()
    for word in [5, 70, 900] as [UInt64] { sketch.add(word) }
    let bits = [5, 70, 900].reduce(UInt64(0)) { $0 | 1 << (UInt64($1) & 63) }
    #expect(TitleSketch.overlap(sketch.value, bits) == 1)
    #expect(TitleSketch.overlap(7 << 40, sketch.value) <= 0)
  }
}
