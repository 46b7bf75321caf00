import Testing
import TruceText
import TruceTopics

@testable import TruceCore

@Suite struct RecordTests {
  private func record(_ title: String, summary: String = "", feed: String = "Wire") -> Record {
    var item = RecordItem(id: "1", title: title, link: "https://wire.example/1", summary: summary)
    item.published = CoreDriver.start + -41_000
    return Record(
      seq: 42, at: CoreDriver.start, kind: .alert, feedURL: "https://wire.example/rss", feedName: feed, item: item,
      topics: [
        TopicMatch(topic: "ceasefire", event: "rejected"),
        TopicMatch(topic: "nato", evidence: [Evidence(field: .title, text: "NATO", start: 0, end: 4, rule: "name")]),
      ])
  }

  @Test func anAlertLineHasAFixedOrder() {
    #expect(
      AlertLine.make(record("Russia rejects  30-day\ntruce"))
        == "2026-09-21T14:13:20Z ALERT ceasefire/rejected,nato [Wire] Russia rejects 30-day truce https://wire.example/1 seq=42 lag=41s"
    )
  }

  @Test(arguments: [
    "\u{1B}[31mred\u{1B}]0;title\u{07}", "a\r\n<0>2026-01-01T00:00:00Z ALERT forged", "x\u{85}y\u{2028}z\u{2029}",
    "\u{202E}reversed\u{2066}", "\u{9B}31m", String(repeating: "long ", count: 300_000),
  ])
  func nothingInATitleCanForgeALineOrReachATerminalRaw(title: String) throws {
    let line = try #require(AlertLine.make(record(title, feed: title)))
    #expect(line.hasPrefix("2026-09-21T14:13:20Z ALERT "))
    #expect(line.utf8.count <= AlertLine.bytesMax)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    #expect(!line.unicodeScalars.contains { [0x2028, 0x2029, 0x202E, 0x2066].contains($0.value) })
  }

  @Test func aCutTextEndsBetweenCharacters() {
    #expect("мир".cut(toUTF8Bytes: 3) == "м")
    #expect("мир".cut(toUTF8Bytes: 0) == "")
    #expect("мир".cut(toUTF8Bytes: 6) == "мир")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (1_790_000_000_123, "2026-09-21T14:13:20.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (951_827_696_000, "2000-02-29T12:34:56.000Z"), (Int64.max, "9999-08-17T07:12:55.807Z"),
  ])
  func timesAreRFC3339(milliseconds: Int64, expected: String) {
    #expect(Timestamp(milliseconds: milliseconds).rfc3339Milliseconds == expected)
  }
}
