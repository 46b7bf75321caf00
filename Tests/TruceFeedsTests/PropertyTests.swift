import Testing
import TruceCore
import TruceFeeds

@Suite struct PropertyTests {
  private static let samples = [
    Samples.rss, Samples.atom, Samples.json,
    "<!DOCTYPE r [<!ENTITY a 'b'>]>" + Samples.rss("<item><title>&a;</title></item>"),
  ]

  private func parse(_ bytes: [UInt8], cuts: (Int) -> Int) -> Result<FeedDocument, FeedError> {
    let parser = FeedParser(limits: FeedLimits(itemsMax: 50, fieldBytesMax: 4096))
    parser.begin(contentType: nil, baseURL: nil)
    var start = 0
    while start < bytes.count {
      let end = min(start + max(cuts(start), 1), bytes.count)
      let isWanted = bytes[start..<end].withUnsafeBytes { parser.consume($0) }
      if !isWanted { break }
      start = end
    }
    do throws(FeedError) { return .success(try parser.finish()) } catch { return .failure(error) }
  }

  @Test(arguments: samples) func chunksDoNotMatter(text: String) {
    let bytes = Array(text.utf8)
    let whole = parse(bytes) { _ in .max - bytes.count }
    var generator = SeededGenerator(seed: 7)
    #expect(parse(bytes) { _ in 1 } == whole)
    for _ in 0..<20 { #expect(parse(bytes) { _ in Int.random(in: 1...40, using: &generator) } == whole) }
  }

  @Test func chunksDoNotMatterInOtherEncodings() {
    let text = Samples.rss("<item><title>Київ 🕊 &amp; <![CDATA[é]]></title></item>")
    let bytes = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let whole = parse(bytes) { _ in bytes.count }
    #expect(parse(bytes) { _ in 1 } == whole)
    let broken =
      Array(Samples.rss("<item><title>x").utf8) + [0xE2, 0x80, 0xE9, 0xF0, 0x9F, 0x95] + Array("</title></item>".utf8)
    #expect(parse(broken) { _ in 1 } == parse(broken) { _ in broken.count })
  }

  /// Damages samples at random: nothing may trap, and chunks still do not matter.
  @Test func noDamageTraps() {
    var generator = SeededGenerator(seed: 42)
    let marks = Array("<>&;\"'/!?[]-=:# ".utf8) + [0, 0x1B, 0x7F, 0x80, 0xC3, 0xE2, 0xFF]
    for round in 0..<600 {
      var bytes = Array(PropertyTests.samples[round % PropertyTests.samples.count].utf8)
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = marks.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes.removeSubrange(place..<min(place + Int.random(in: 1...30, using: &generator), bytes.count))
        default: bytes.append(contentsOf: bytes[place...].prefix(60))
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      let whole = parse(bytes) { _ in bytes.count }
      let pieces = parse(bytes) { _ in Int.random(in: 1...50, using: &generator) }
      let isSame = whole == pieces
      #expect(isSame, "round \(round)")
    }
  }
}
