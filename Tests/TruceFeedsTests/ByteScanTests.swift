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
    compare(all, ByteScan.firstMarkup) { [0x3C, 0x26, 0x7F].contains($0[$1]) || self.isForbidden($0[$1]) }
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

  @Test func aTagIsReadUpToItsBracketsAndQuotes() {
    compare(all, ByteScan.firstTagStop) { [0x3C, 0x3E, 0x22, 0x27].contains($0[$1]) }
  }

  @Test func textForJSONIsCopiedUpToWhatMayNeedAnEscape() {
    compare(all, ByteScan.firstJSONStop) { $0[$1] < 0x20 || [0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2].contains($0[$1]) }
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
