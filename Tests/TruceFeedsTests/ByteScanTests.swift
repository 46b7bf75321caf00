import Testing

@testable import TruceFeeds

/// The searches that go by blocks find what a search byte by byte finds, wherever it stands.
@Suite struct ByteScanTests {
  /// One byte of `special` at each place of texts of each length up to three blocks, alone and after another.
  private func compare(
    _ special: [UInt8], _ scan: (UnsafeBufferPointer<UInt8>, Int) -> Int, _ isStop: ([UInt8], Int) -> Bool
  ) {
    for length in [0, 1, 16, 33] {
      for byte in special {
        for place in 0..<max(length, 1) {
          var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
          if length > 0 { text[place] = byte }
          if place + 1 < length { text[place + 1] = byte }
          let expected = text.indices.first { isStop(text, $0) } ?? text.count
          #expect(text.withUnsafeBufferPointer { scan($0, 0) } == expected, "\(byte) at \(place) of \(length)")
        }
      }
    }
  }

  private let all = (0...255).map(UInt8.init)

  @Test func theEndOfTextIsMarkupOrAControlThatXMLForbids() {
    compare(all, ByteScan.firstMarkup) { [0x3C, 0x7F].contains($0[$1]) || self.isForbidden($0[$1]) }
  }

  @Test func theEndOfCDATAIsABracketOrAControlThatXMLForbids() {
    compare(all, ByteScan.firstCDATAStop) { [0x5D, 0x7F].contains($0[$1]) || self.isForbidden($0[$1]) }
  }

  @Test func aRunOfShownTextEndsAtTheSecondOfTwoSpaces() {
    compare(all, ByteScan.firstTextStop) { text, index in
      let byte = text[index]
      let isSecondSpace = byte == 0x20 && index > 0 && text[index - 1] == 0x20
      return byte < 0x20 || [0x3C, 0x26, 0x7F, 0xC2].contains(byte) || isSecondSpace
    }
  }

  @Test func theValueOfAnAttributeIsCopiedUpToWhatNeedsRepair() {
    compare(all, ByteScan.firstValueStop) { $0[$1] < 0x20 || [0x22, 0x26, 0x3C, 0x7F].contains($0[$1]) }
  }

  @Test func textIsCopiedWithAMarkForEachReference() {
    compareCopies({ ByteScan.copyText($0, from: 1, into: &$1, lines: &$2) }, ByteScan.firstMarkup) {
      $0 == UInt8(ascii: "&") ? MarkupRepair.referenceMark : $0
    }
  }

  @Test func cdataIsCopiedAsItIs() {
    compareCopies({ ByteScan.copyCDATA($0, from: 1, into: &$1, lines: &$2) }, ByteScan.firstCDATAStop) { $0 }
  }

  /// Copies from the second byte on, behind a byte that is there.
  private func compareCopies(
    _ copy: (UnsafeBufferPointer<UInt8>, inout ByteBuffer, inout Int) -> Int,
    _ end: (UnsafeBufferPointer<UInt8>, Int) -> Int, _ copied: (UInt8) -> UInt8
  ) {
    for length in [1, 2, 16, 17, 40] {
      for byte in all {
        for place in 1...length {
          var text = [UInt8](repeating: UInt8(ascii: "\n"), count: length)
          if place < length { text[place] = byte }
          text.withUnsafeBufferPointer { text in
            var output = ByteBuffer()
            output.append(0x01)
            var lines = 7
            let stop = copy(text, &output, &lines)
            let expected = text[1..<end(text, 1)]
            #expect(stop == expected.endIndex, "\(byte) at \(place) of \(length)")
            #expect(Array(output.view) == [0x01] + expected.map(copied))
            #expect(lines == 7 + expected.count { $0 == 0x0A })
          }
        }
      }
    }
  }

  /// Every length of sequence, its cuts and its forbidden kin, at every place of two blocks and behind each other.
  @Test func utf8IsJudgedByBlocksAsItIsByteByByte() {
    let pieces: [[UInt8]] = [
      [0x41], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x95, 0x8A], [0xED, 0x9F, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
      [0xE0, 0xA0, 0x80], [0xF0, 0x90, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x95], [0xC0, 0xAF],
      [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5],
      [0xFF],
    ]
    for first in pieces {
      for second in pieces {
        for (place, rest) in [(0, 0), (0, 20)] + (1...36).map({ ($0, $0 % 3 * 9) }) {
          let text = [UInt8](repeating: 0x61, count: place) + first + second + [UInt8](repeating: 0x62, count: rest)
          text.withUnsafeBufferPointer { text in
            var expected = 0
            while expected < text.count, case .valid(let length) = UTF8Check.sequence(in: text, at: expected) {
              expected += length
            }
            #expect(UTF8Check.firstFault(in: text, from: 0) == expected, "\(first) \(second) at \(place)")
          }
        }
      }
    }
  }

  @Test func aTagIsReadUpToItsBracketsAndQuotes() {
    compare(all, ByteScan.firstTagStop) { [0x3C, 0x3E, 0x22, 0x27].contains($0[$1]) }
  }

  @Test func textForJSONIsCopiedUpToWhatMayNeedAnEscape() {
    compare(all, ByteScan.firstJSONStop) { $0[$1] < 0x20 || [0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2].contains($0[$1]) }
  }

  @Test func aStringOfJSONIsReadUpToWhatStandsForSomethingElse() {
    compare(all, ByteScan.firstStringStop) { $0[$1] < 0x20 || [0x22, 0x5C].contains($0[$1]) }
  }

  @Test func anAddressIsCleanUpToASpaceOrControl() {
    compare(all, ByteScan.firstSpace) { $0[$1] <= 0x20 || $0[$1] == 0x7F }
  }

  @Test func asciiEndsAtTheFirstHighByte() {
    compare(all, ByteScan.firstBeyondASCII) { $0[$1] >= 0x80 }
  }

  @Test(arguments: [0, 1, 15, 16, 17, 496, 497, 10_000])
  func linesAreCounted(length: Int) {
    var text = [UInt8](repeating: 0x0A, count: length)
    #expect(text.withUnsafeBufferPointer { ByteScan.countLines(in: $0) } == length)
    for index in stride(from: 0, to: length, by: 3) { text[index] = UInt8(ascii: "x") }
    #expect(text.withUnsafeBufferPointer { ByteScan.countLines(in: $0) } == text.count { $0 == 0x0A })
  }

  private func isForbidden(_ byte: UInt8) -> Bool { byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) }
}
