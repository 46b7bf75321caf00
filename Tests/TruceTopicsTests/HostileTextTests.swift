import Glibc
import Testing
import TruceCore

@testable import TruceTopics

@Suite struct HostileTextTests {
  private static let pieces = [
    "truce", "TRUCE", "Cease-Fire", "cease\u{ad}fire", "c\u{301}ease fire", "перемир’я", "ПЕРЕМИРИЕ", "ateşkes", "هُدنة",
    "الهدنة",
    "停火", "ＮＡＴＯ", "NATO's", "rejects", "the", "war", "end", "Gaza", "ß", "İ", "ﬁ", "ǆ", "ﷺ", "🔥", "e\u{301}\u{300}",
    "\u{200b}", "\u{202e}",
    "\u{feff}", "-", "–", "—", ".", "…", "?", "(", "\"", "’", "\n", "\n\n", " ", "  ", "\t", "\u{0}", "\u{7f}",
    "\u{85}", "\u{2028}", "30-day", "1918",
    "и\u{306}", "i\u{307}", "\u{1d40d}\u{1d400}\u{1d413}\u{1d40e}", "한국", "ข้อ", "\u{fffd}", "\u{10ffff}", "\u{e000}",
    "\u{300}",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...14, using: &generator) {
      text += pieces.randomElement(using: &generator) ?? ""
      if Bool.random(using: &generator) { text += " " }
    }
    return text
  }

  @Test func foldsAlikeWithAndWithoutOrigins() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let text = Self.text(&generator) + " plain words of ASCII text " + Self.text(&generator)
      let folded = TextFolder.fold(text, origins: true)
      #expect(TextFolder.fold(text).bytes == folded.bytes, "\(text.debugDescription)")
      #expect(folded.origins.count == folded.bytes.count)
      #expect(!folded.bytes.contains { 0x41...0x5a ~= $0 })
    }
  }

  /// Sixteen bytes are folded together: each piece stands at each place of a block, and next to each end of the text.
  @Test func foldsAlikeWhereverInABlockAPieceStands() {
    let plain = "Plain words of ASCII text, A Line of Them"
    for piece in Self.pieces {
      for place in 0...plain.utf8.count {
        let text = plain.prefix(place) + piece + plain.dropFirst(place)
        for short in [String(text), String(text.prefix(place + 1)), String(text.suffix(place))] {
          let folded = TextFolder.fold(short, origins: true)
          #expect(TextFolder.fold(short).bytes == folded.bytes, "\(short.debugDescription)")
        }
      }
    }
  }

  @Test func everyPlaneFoldsToTextThatIsNotLonger() {
    for plane in UInt32(0)...16 {
      for low in stride(from: UInt32(0), to: 0x10000, by: 7) {
        guard let scalar = Unicode.Scalar(plane << 16 | low) else { continue }
        let text = "a\(scalar)b"
        let growth = FoldTable.shared[scalar.value].kind == .spell ? Decomposition.growthMax : 2
        #expect(TextFolder.fold(text).bytes.count <= growth * text.utf8.count)
      }
    }
  }

  @Test func evidencePointsAtTheWordsAsShown() throws {
    let topics = try PackTests.packs.get()
    var generator = SeededGenerator(seed: 2)
    var count = 0
    for _ in 0..<1_500 {
      let texts = (0..<3).map { _ in Self.text(&generator) }
      let article = ArticleText(title: texts[0], summary: texts[1], content: texts[2])
      for match in topics.match(article) {
        #expect(!match.evidence.isEmpty)
        for evidence in match.evidence {
          let shown = evidence.field == .title ? texts[0] : evidence.field == .summary ? texts[1] : texts[2]
          let scalars = Array(shown.unicodeScalars)
          #expect(evidence.start >= 0)
          #expect(evidence.start < evidence.end)
          #expect(evidence.end <= scalars.count)
          #expect(Array(evidence.text.unicodeScalars) == Array(scalars[evidence.start..<evidence.end]))
          count += 1
        }
      }
    }
    #expect(count > 1_000)
  }

  @Test func plainTermsAreFoundAgainInTheirEvidence() throws {
    let topics = try topicSet(any: ["truce", "cease-fire", "перемир'я", "هدنة", "停火", "nato", "ateşkes"])
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      for evidence in topics.match(ArticleText(title: Self.text(&generator))).flatMap(\.evidence) {
        #expect(topics.matches(evidence.text), "\(evidence.text.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    "a", "truce ", "truce", "(", "rejects ceasefire war end ", ".", ". ", "\n", "-", "e\u{301}", "\u{300}", "停火",
    "هدنة", "\u{1f525}",
    "NATO-", "U.S. ", "truce\u{300}", "30 days ", "\u{fffd}", "a-b'c", "перемир'",
  ])
  func timeGrowsWithTheLength(piece: String) throws {
    let topics = try PackTests.packs.get()
    func clock() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    func seconds(_ bytes: Int) -> Double {
      let text = String(repeating: piece, count: bytes / piece.utf8.count)
      // The thread's own time: what else the machine does is not in it.
      let times = (0..<2).map { _ in
        let start = clock()
        _ = topics.match(ArticleText(title: "truce", summary: text, content: text))
        return clock() - start
      }
      return times.min() ?? 0
    }
    let small = seconds(2_000)
    let large = seconds(16_000)
    // Eight times the text; a quadratic part would take 64 times as long.
    #expect(large < max(small, 0.0005) * 32, "\(piece.debugDescription): \(small) s, \(large) s")
  }
}
