import Testing
import TruceFeeds

@Suite struct EncodingTests {
  private func title(_ bytes: [UInt8], _ encoding: String?, contentType: String? = nil) throws -> String? {
    let declaration = encoding.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
    let start = Array((declaration + "<rss><channel><item><title>").utf8)
    let end = Array("</title></item></channel></rss>".utf8)
    return try FeedParser.parse(start + bytes + end, contentType: contentType).articles.first?.title
  }

  @Test(arguments: [
    ("windows-1251", [0xCF, 0xE5, 0xF0] as [UInt8], "Пер"), ("koi8-r", [0xF0, 0xC5, 0xD2], "Пер"),
    ("koi8-u", [0xF4, 0xA6], "Ті"), ("iso-8859-1", [0x63, 0xE9, 0x93], "cé“"),
    ("Shift_JIS", [0x92, 0xE2, 0x90, 0xED], "停戦"),
    ("gb2312", [0xCD, 0xA3, 0xBB, 0xF0], "停火"), ("big5", [0xB0, 0xB1, 0xA4, 0xF5], "停火"),
    ("euc-jp", [0xC4, 0xE4, 0xC0, 0xEF], "停戦"), ("euc-kr", [0xC8, 0xDE, 0xC0, 0xFC], "휴전"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6F, 0x1B, 0x28, 0x42], "停戦"),
    ("x-nonsense", [0x41, 0xE9], "Aé"), ("utf-16", [0x41, 0xC3, 0xA9], "Aé"),
  ])
  func aDeclaredEncodingIsRead(name: String, bytes: [UInt8], text: String) throws {
    #expect(try title(bytes, name) == text)
    #expect(try title(bytes, nil, contentType: "text/xml; Charset=\"\(name)\"") == text)
  }

  @Test(arguments: [
    ("1251", [0xCF, 0xE5, 0xF0] as [UInt8], "Пер"), ("iso_8859-5:1988", [0xBF, 0xD5, 0xE0], "Пер"),
    ("iso88592", [0xB3], "ł"), ("ISO_8859-1:1987", [0xE9, 0x93], "é“"), ("ms949", [0xC8, 0xDE, 0xC0, 0xFC], "휴전"),
    ("iso2022-jp", [0x1B, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6F, 0x1B, 0x28, 0x42], "停戦"),
    ("chinese", [0xCD, 0xA3, 0xBB, 0xF0], "停火"), ("mac-latin2", [0xB8], "ł"),
  ])
  func anEncodingHasManyNames(name: String, bytes: [UInt8], text: String) throws {
    #expect(try title(bytes, name) == text)
  }

  @Test func theDefaultOfOldServersIsNoEvidence() throws {
    #expect(try title([0xF0, 0xC5, 0xD2], "koi8-r", contentType: "text/xml; charset=us-ascii") == "Пер")
    #expect(try title([0x63, 0xE9], nil, contentType: "text/xml; charset=us-ascii") == "cé")
  }

  @Test func aWrongLabelIsOverruledByTheBytes() throws {
    #expect(try title(Array("Київ".utf8), "iso-8859-1") == "Київ")
    #expect(try title(Array("Київ".utf8), nil, contentType: "text/xml; charset=windows-1251") == "Київ")
    #expect(try title([0xCF, 0xE5, 0xF0], "windows-1251", contentType: "text/xml; charset=utf-8") == "Пер")
  }

  @Test(arguments: [
    ([0x63, 0x61, 0x66, 0xE9] as [UInt8], "café"), ([0x92, 0x73], "’s"), ([0xC0, 0xAF, 0x41], "\u{FFFD}A"),
    ([0xED, 0xA0, 0x80, 0x41], "\u{FFFD}A"), ([0xE2, 0x80, 0x41], "\u{FFFD}A"), ([0x41, 0x00, 0x42], "AB"),
    ([0xF4, 0x90, 0x80, 0x80, 0x41], "\u{FFFD}A"),
  ])
  func badBytesAreMended(bytes: [UInt8], text: String) throws { #expect(try title(bytes, nil) == text) }

  @Test func wideEncodingsAreReadWithAndWithoutMark() throws {
    let text = "<?xml version='1.0'?><rss><channel><item><title>Київ 🕊</title></item></channel></rss>"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let wide = text.unicodeScalars.flatMap { scalar in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> UInt32($0)) }
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for bytes in [little, big, wide, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, mark + Array(text.utf8)] {
      #expect(try FeedParser.parse(bytes).articles.first?.title == "Київ 🕊")
    }
  }
}
