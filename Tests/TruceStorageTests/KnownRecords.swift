import TruceCore
import TruceFeeds
import TruceText
import TruceTopics

/// Records whose lines are known by heart: journals hold such lines, and programs of others read them.
enum KnownRecords {
  private static let at = Timestamp(milliseconds: 1_790_000_000_123)

  /// Every field that a record of a match may have.
  static var whole: Record {
    var item = RecordItem(
      id: "tag:wire.example,2026:1", title: "Ministers reject \"30-day\" truce", link: "https://wire.example/1?a=b&c",
      published: Timestamp(seconds: 1_789_999_959), updated: Timestamp(seconds: 1_789_999_999), language: "en-GB",
      summary: "NATO and Moscow —\tпереговоры\nهدنة 停火 🕊")
    item.isFromTheFuture = true
    item.titleFromURL = true
    item.keys = [0x4033_fefa_7ecf_d0cb, 0x0f00, 1]
    return Record(
      seq: 42, at: at, kind: .alert, feedURL: "https://wire.example/rss", feedName: "Wire",
      feedTags: ["world", "de/politik"], item: item, topics: [ceasefire, nato],
      actors: [Actor(id: "RUS", name: "Russia", role: .source), Actor(id: "NATO", name: "NATO")])
  }

  private static let ceasefire = TopicMatch(
    topic: "ceasefire", level: .core, score: 7.5, subtopics: ["talks", "prisoners"], event: "rejected",
    modality: ["negated"],
    evidence: [
      Evidence(field: .title, text: "truce", start: 26, end: 31, rule: "truce"),
      Evidence(field: .summary, text: "переговоры", start: 18, end: 28, rule: "talks-ru"),
    ], duration: "30-day", scope: ["air", "partial"])
  private static let nato = TopicMatch(
    topic: "nato", level: .mention, score: 1,
    evidence: [Evidence(field: .content, text: "NATO", start: 0, end: 4, rule: "name")])

  /// A match with no more than its topic.
  static var bare: Record {
    Record(
      seq: 1, at: Timestamp(milliseconds: -1), kind: .baseline, feedURL: "", feedName: "", item: RecordItem(),
      topics: [TopicMatch(topic: "ceasefire")])
  }

  /// What could forge a line or steer a terminal.
  static var hostile: Record {
    Record(
      seq: 999_999_999_999_999_999, at: at, kind: .update, feedURL: "https://wire.example/\u{7F}",
      feedName: "a\\b/\u{0}",
      item: RecordItem(
        id: "\u{1}\u{8}\u{C}\u{1F}", title: "\u{1B}[31mred\r\n{\"v\":1}\u{85}\u{9B}\u{A0}\u{61C}\u{200E}\u{200F}",
        link: "javascript:alert(1)", published: Timestamp(seconds: 1_790_000_900),
        summary:
          "\u{2027}\u{2028}\u{2029}\u{202A}\u{202E}\u{202F}\u{2065}\u{2066}\u{2069}\u{206A}\u{FEFF}\u{FFFF}\u{10FFFF}"
      ))
  }

  static var notice: Record {
    Record(
      seq: 2, at: at, kind: .notice, feedURL: "https://wire.example/rss", feedName: "Wire",
      notice: Notice(.feedDown, message: "HTTP status 503 for 16 min"))
  }

  static let hash = String(repeating: "0123456789abcdef", count: 4)

  // MARK: Their lines, which never change

  static let wholeLine = #"""
    {"v":1,"seq":42,"at":"2026-09-21T14:13:20.123Z","kind":"alert",\#
    "feed":{"url":"https://wire.example/rss","name":"Wire","tags":["world","de/politik"]},\#
    "item":{"id":"tag:wire.example,2026:1","title":"Ministers reject \"30-day\" truce",\#
    "title_from":"url","link":"https://wire.example/1?a=b&c","published":"2026-09-21T14:12:39Z",\#
    "date_flag":"future","updated":"2026-09-21T14:13:19Z","lang":"en-GB",\#
    "summary":"NATO and Moscow —\tпереговоры\nهدنة 停火 🕊","keys":["4033fefa7ecfd0cb","f00","1"]},\#
    "topics":[{"id":"ceasefire","level":"core","score":7.5,"sub":["talks","prisoners"],\#
    "event":"rejected","modality":["negated"],"duration":"30-day","scope":["air","partial"],\#
    "evidence":[{"field":"title","text":"truce","start":26,"end":31,"rule":"truce"},{"field":"summary",\#
    "text":"переговоры","start":18,"end":28,"rule":"talks-ru"}]},{"id":"nato","level":"mention",\#
    "score":1.0,"sub":[],"event":null,"modality":[],"evidence":[{"field":"content","text":"NATO",\#
    "start":0,"end":4,"rule":"name"}]}],"actors":[{"id":"RUS","name":"Russia","role":"source"},\#
    {"id":"NATO","name":"NATO"}],"lag_s":41.1}
    """#
  static let bareLine = #"""
    {"v":1,"seq":1,"at":"1969-12-31T23:59:59.999Z","kind":"baseline","feed":{"url":"","name":""},\#
    "item":{"id":null,"title":null,"link":null,"published":null,"updated":null,"lang":null,\#
    "summary":null},"topics":[{"id":"ceasefire","level":"core","score":1.0,"sub":[],"event":null,\#
    "modality":[],"evidence":[]}]}
    """#
  static let hostileLine = #"""
    {"v":1,"seq":999999999999999999,"at":"2026-09-21T14:13:20.123Z","kind":"update",\#
    "feed":{"url":"https://wire.example/\u007f","name":"a\\b/\u0000"},"item":{"id":"\u0001\u0008\u000c\u001f",\#
    "title":"\u001b[31mred\r\n{\"v\":1}\u0085\u009b\#u{A0}\u061c\u200e\u200f",\#
    "link":"javascript:alert(1)","published":"2026-09-21T14:28:20Z","updated":null,"lang":null,\#
    "summary":"\#u{2027}\u2028\u2029\u202a\u202e\#u{202F}\#u{2065}\u2066\u2069\#u{206A}\#u{FEFF}\#u{FFFF}\#u{10FFFF}"},\#
    "lag_s":0.0}
    """#
  static let noticeLine = #"""
    {"v":1,"seq":2,"at":"2026-09-21T14:13:20.123Z","kind":"notice",\#
    "feed":{"url":"https://wire.example/rss","name":"Wire"},"notice":"feed-down",\#
    "message":"HTTP status 503 for 16 min"}
    """#
  static let chainedLine = #"""
    {"v":1,"seq":2,"at":"2026-09-21T14:13:20.123Z","kind":"notice",\#
    "feed":{"url":"https://wire.example/rss","name":"Wire"},"notice":"feed-down",\#
    "message":"HTTP status 503 for 16 min",\#
    "prev":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
    """#
}
