import TruceCore
import TruceFeeds
import TruceText
import TruceTopics

/// Records that a seed makes: every field, every case, hostile texts; each fits its line uncut.
///
/// A line tells the time of an article in seconds and a score in tenths, so that is what they have.
struct RandomRecords {
  private var chance: SeededGenerator
  private var seq: Int64 = 0

  init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

  mutating func next() -> Record {
    seq = may(0.05) ? .random(in: 0..<999_999_999_999_999_999, using: &chance) : seq + 1
    return Record(
      seq: seq, at: Timestamp(milliseconds: milliseconds()), kind: any(of: RecordKind.allCases),
      feedURL: text(400), feedName: text(100), feedTags: texts(upTo: 20, 20), item: may(0.9) ? item() : nil,
      topics: list(upTo: 4) { $0.topic() }, actors: list(upTo: 8) { $0.actor() }, notice: may(0.3) ? notice() : nil)
  }

  /// The 64 digits of a hash, or none.
  mutating func previousHash() -> String? {
    guard may(0.5) else { return nil }
    return String((0..<64).map { _ in any(of: Array("0123456789abcdef")) })
  }

  private mutating func item() -> RecordItem {
    var item = RecordItem(
      id: maybe { $0.text(400) }, title: maybe { $0.text(300) }, link: maybe { $0.text(400) },
      published: maybe { $0.second() }, updated: maybe { $0.second() }, language: maybe { $0.text(8) },
      summary: maybe { $0.text($0.may(0.1) ? 1500 : 200) })
    item.isFromTheFuture = may(0.2)
    item.titleFromURL = may(0.2)
    item.keys = ArticleKeys(list(upTo: 3) { $0.key() })
    return item
  }

  private mutating func topic() -> TopicMatch {
    TopicMatch(
      topic: text(30), level: any(of: MatchLevel.allCases),
      score: Double(Int.random(in: -99...9999, using: &chance)) / 10,
      subtopics: texts(upTo: 4, 20), event: maybe { $0.text(20) }, modality: texts(upTo: 3, 12),
      evidence: list(upTo: 5) { $0.evidence() }, duration: maybe { $0.text(12) }, scope: texts(upTo: 3, 12))
  }

  private mutating func evidence() -> Evidence {
    Evidence(
      field: any(of: ArticleField.allCases), text: text(60), start: place(), end: place(), rule: text(20))
  }

  private mutating func actor() -> Actor {
    Actor(id: text(12), name: text(40), role: maybe { $0.any(of: ActorRole.allCases) })
  }

  private mutating func notice() -> Notice {
    Notice(nameText: may(0.7) ? any(of: NoticeName.allCases).rawValue : text(20), message: text(200))
  }

  // MARK: Values

  private mutating func may(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &chance) < share }

  private mutating func any<Element>(of all: [Element]) -> Element {
    all[Int.random(in: 0..<all.count, using: &chance)]
  }

  private mutating func maybe<Value>(_ make: (inout RandomRecords) -> Value) -> Value? { may(0.7) ? make(&self) : nil }

  private mutating func list<Value>(upTo count: Int, _ make: (inout RandomRecords) -> Value) -> [Value] {
    let count = Int.random(in: 0...count, using: &chance)
    return (0..<count).map { _ in make(&self) }
  }

  private mutating func texts(upTo count: Int, _ length: Int) -> [String] { list(upTo: count) { $0.text(length) } }

  /// Mostly of today, sometimes of any day of the calendar.
  private mutating func milliseconds() -> Int64 {
    let today: ClosedRange<Int64> = 1_600_000_000_000...1_900_000_000_000
    let ever: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
    return .random(in: may(0.9) ? today : ever, using: &chance)
  }

  private mutating func second() -> Timestamp { Timestamp(seconds: Timestamp(milliseconds: milliseconds()).seconds) }

  private mutating func key() -> UInt64 { may(0.1) ? .random(in: 0..<16, using: &chance) : chance.next() }

  private mutating func place() -> Int {
    may(0.05) ? any(of: [.min, -1, .max]) : .random(in: 0..<9999, using: &chance)
  }

  /// At most `length` characters; a tenth of the texts is empty.
  private mutating func text(_ length: Int) -> String {
    guard !may(0.1) else { return "" }
    let letters = any(of: RandomRecords.alphabets)
    var text = ""
    for _ in 0..<Int.random(in: 1...length, using: &chance) { text.unicodeScalars.append(any(of: letters)) }
    return text
  }

  private static let plain = Array("abcdefghijklmnopqrstuvwxyz ABCXYZ 0123456789 .,:;/?&=%#<>{}[]'-_".unicodeScalars)
  private static let hostile: [Unicode.Scalar] =
    (0..<0x20).map(Unicode.Scalar.init) + (0x7E...0xA1).compactMap { Unicode.Scalar($0 as UInt32) }
    + [
      "\"", "\\", "/", "\u{61C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}",
      "\u{2065}", "\u{2066}", "\u{2069}", "\u{206A}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{D7FF}",
      "\u{E000}", "\u{10000}", "\u{1F54A}", "\u{10FFFF}", "e", "\u{301}", "\u{E9}",
    ]
  private static let alphabets: [[Unicode.Scalar]] = [
    plain, plain, plain, Array("перемирие отвергнуто «мир» ".unicodeScalars), Array("وقف إطلاق النار،".unicodeScalars),
    Array("停火协议，北约 ".unicodeScalars), plain + hostile, hostile,
  ]
}
