import Foundation
import StorageSimulation
import Testing
import TruceCore
import TruceFeeds
import TruceText
import TruceTopics

@testable import TruceStorage

/// A record as a line, and back.
@Suite struct RecordCodecTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func whatIsDecodedIsWhatWasEncoded(seed: UInt64) throws {
    var records = RandomRecords(seed: seed)
    for _ in 0..<500 {
      let record = records.next()
      let hash = records.previousHash()
      let line = RecordCodec.encode(record, previousHash: hash)
      let decoded = try #require(RecordCodec.decode(line[...]), "\(String(decoding: line, as: UTF8.self))")
      try #require(decoded == record)
      // Texts that Swift holds for equal may differ in their bytes.
      try #require(RecordCodec.encode(decoded, previousHash: hash) == line)
    }
  }

  /// Or the fact above says less than it seems to.
  @Test func randomRecordsHaveEveryFieldAndEveryCase() {
    var records = RandomRecords(seed: 1)
    var values = FieldValues()
    for _ in 0..<300 { values.add(records.next()) }
    // Spent on the actors' roles; no line has it.
    #expect(values.constant == ["TopicMatch.eventEvidence"])
    #expect(values.count("Record.kind") == RecordKind.allCases.count)
    #expect(values.count("TopicMatch.level") == MatchLevel.allCases.count)
    #expect(values.count("Evidence.field") == ArticleField.allCases.count)
    #expect(values.count("Actor.role") == ActorRole.allCases.count + 1)
  }

  @Test func everyKeyIsWritten() throws {
    var records = RandomRecords(seed: 1)
    var keys: Set<String> = []
    for _ in 0..<300 {
      let record = records.next()
      let line = RecordCodec.encode(record, previousHash: records.previousHash())
      keys.formUnion(RecordCodecTests.keys(try #require(line.withUnsafeBufferPointer(JSONReader.readStrictly))))
    }
    #expect(keys == Set(RecordKey.allCases.map(\.rawValue)))
  }

  private static func keys(_ json: JSONValue) -> Set<String> {
    switch json {
    case .object(let members): members.reduce(into: []) { $0.formUnion(keys($1.value).union([$1.key])) }
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(keys($1)) }
    default: []
    }
  }

  /// Journals are full of such lines, and programs of others read them.
  @Test(
    arguments: [
      (KnownRecords.whole, nil, KnownRecords.wholeLine), (KnownRecords.bare, nil, KnownRecords.bareLine),
      (KnownRecords.hostile, nil, KnownRecords.hostileLine), (KnownRecords.notice, nil, KnownRecords.noticeLine),
      (KnownRecords.notice, KnownRecords.hash, KnownRecords.chainedLine),
    ] as [(Record, String?, String)])
  func aLineIsByteForByteWhatItAlwaysWas(record: Record, previousHash: String?, expected: String) {
    let line = RecordCodec.encode(record, previousHash: previousHash)
    #expect(String(decoding: line, as: UTF8.self) == expected + "\n")
    #expect(Array((expected + "\n").utf8) == line)
  }

  @Test func aRecordIsOneLineOfJSONWithoutRawControls() throws {
    let title = "\u{0}\u{1F}\u{7F}\u{85}\u{9B}\u{61C}\u{200E}\u{2028}\u{2029}\u{202E}\u{2069} “ok” \\ \" \u{1F54A} мир"
    let line = RecordCodec.encode(JournalLines.record(42) { $0.item?.title = title })
    #expect(line.last == 10 && line.filter { $0 == 10 }.count == 1)
    let text = try #require(String(validating: line, as: UTF8.self))
    for scalar in text.unicodeScalars.dropLast() {
      #expect(!(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)))
      #expect(![0x61C, 0x200E, 0x2028, 0x2029, 0x202E, 0x2069].contains(scalar.value))
    }
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect((object["item"] as? [String: Any])?["title"] as? String == title)
    #expect(object["seq"] as? Int == 42 && object["v"] as? Int == 1)
  }

  // MARK: Limits

  @Test(arguments: [10, 100_000, 3_000_000])
  func aRecordNeverExceedsItsLimit(length: Int) throws {
    let record = JournalLines.record(42) {
      $0.item?.title = String(repeating: "\u{1}", count: length)
      $0.item?.summary = String(repeating: "й\"", count: length)
    }
    let line = RecordCodec.encode(record)
    #expect(line.count <= RecordCodec.lineBytesMax)
    #expect((try? JSONSerialization.jsonObject(with: Data(line))) != nil)
  }

  /// What was cut once is not cut again, and what was not is all there.
  @Test func theRecordOfALineThatWasCutHasTheSameLine() throws {
    var record = KnownRecords.whole
    record.item?.title = String(repeating: "мир ", count: 9000)
    record.item?.summary = String(repeating: "\u{1}", count: 70_000)
    record.topics[0].evidence = (0..<40).map { Evidence(field: .title, text: "t", start: $0, end: $0, rule: "r") }
    record.feedTags = (0..<30).map { "tag \($0)" }
    record.actors = (0..<100).map { Actor(id: "A\($0)", name: "B") }
    let line = RecordCodec.encode(record)
    let decoded = try #require(RecordCodec.decode(line[...]))
    #expect(RecordCodec.encode(decoded) == line)
    #expect(decoded.topics[1] == record.topics[1] && decoded.item?.keys == record.item?.keys)
    #expect(decoded.feedTags.count == 20 && decoded.actors.count == 64)
    #expect(record.item?.title?.hasPrefix(decoded.item?.title ?? "-") == true)
  }

  /// A cut link is a wrong link.
  @Test func aLinkThatIsTooLongIsLeftOut() throws {
    let line = RecordCodec.encode(JournalLines.record(1) { $0.item?.link = String(repeating: "l", count: 4097) })
    #expect(try #require(RecordCodec.decode(line[...])?.item).link == nil)
  }

  // MARK: Other programs' lines

  @Test(
    arguments: [
      (#"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u"}}"#, nil),
      (#"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u","name":null},"item":null}"#, nil),
      (
        #" { "new" : [{"a":1e-7},true] , "kind":"alert","v":0,"seq":7,"at":"2026-09-21T14:13:20Z","feed":{"url":"u"} } "#,
        nil
      ),
      (
        #"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u"},"notice":"moon-rise"}"#,
        Notice(nameText: "moon-rise", message: "")
      ),
    ] as [(String, Notice?)])
  func whatALineDoesNotTellIsLeftOpen(line: String, notice: Notice?) {
    let expected = Record(
      seq: 7, at: Timestamp(seconds: 1_790_000_000), kind: .alert, feedURL: "u", feedName: "u", notice: notice)
    #expect(RecordCodec.decode(Array(line.utf8)[...]) == expected)
  }

  @Test func wordsOfANewerProgramDoNotCostTheRecord() throws {
    let line =
      ##"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u","tags":[1,"a"]},"##
      + ##""item":{"title":5,"summary":"s","keys":["zz","ff"],"title_from":"picture"},"##
      + ##""topics":[{"id":"t","level":"footnote","score":"9","evidence":[{"field":"caption","text":"w","##
      + ##""start":1,"end":2,"rule":"r"}]},{}],"actors":[{"id":"RUS","role":"broker"},"NATO"]}"##
    let record = try #require(RecordCodec.decode(Array(line.utf8)[...]))
    #expect(record.feedTags == ["a"] && record.item?.title == nil && record.item?.summary == "s")
    #expect(record.item?.keys == [255] && record.item?.titleFromURL == false)
    #expect(record.topics == [TopicMatch(topic: "t", level: .core, score: 0)])
    #expect(record.actors == [Actor(id: "RUS", name: "RUS")])
  }

  @Test(arguments: [
    "", "{}", "[]", "nonsense", #"{"v":1}"#,
    #"{"v":2,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u"}}"#,
    #"{"v":1,"seq":"7","at":"2026-09-21T14:13:20Z","kind":"alert","feed":{"url":"u"}}"#,
    #"{"v":1,"seq":7,"at":"today","kind":"alert","feed":{"url":"u"}}"#,
    #"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"song","feed":{"url":"u"}}"#,
    #"{"v":1,"seq":7,"at":"2026-09-21T14:13:20Z","kind":"alert","feed":"u"}"#,
  ])
  func whatIsNoRecordIsNone(line: String) {
    #expect(RecordCodec.decode(Array(line.utf8)[...]) == nil)
  }

  @Test func aDamagedLineIsNoRecord() {
    let line = RecordCodec.encode(KnownRecords.whole).dropLast()
    #expect(RecordCodec.decode(line) != nil)
    for end in line.indices { #expect(RecordCodec.decode(line[..<end]) == nil) }
    for (place, byte) in [(5, 0), (60, 0), (60, 0x0A), (60, 0xFF), (line.count - 1, 0x2C)] as [(Int, UInt8)] {
      var damaged = line
      damaged[place] = byte
      #expect(RecordCodec.decode(damaged) == nil, "byte \(byte) at \(place)")
    }
    #expect(RecordCodec.decode(line + Array("{}".utf8)) == nil)
  }
}

/// Which values the fields of structures have.
private struct FieldValues {
  private var values: [String: Set<String>] = [:]

  mutating func add(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    guard [.struct, .optional, .collection].contains(mirror.displayStyle) else { return }
    for child in mirror.children {
      if mirror.displayStyle == .struct, let label = child.label {
        values["\(type(of: value)).\(label)", default: []].insert("\(child.value)")
      }
      add(child.value)
    }
  }

  func count(_ field: String) -> Int { values[field]?.count ?? 0 }

  /// Fields that have one value in all of them.
  var constant: [String] { values.filter { $0.value.count == 1 }.keys.sorted() }
}
