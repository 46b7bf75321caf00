import TruceCore
import TruceFeeds
import TruceTopics

@testable import TruceDaemon

/// Records for tests of the journal, chained as the daemon chains them.
enum JournalLines {
  static let path = "/journal.jsonl"

  static func record(_ seq: Int64, _ change: (inout Record) -> Void = { _ in }) -> Record {
    var record = Record(
      seq: seq, at: Timestamp(seconds: 1_790_000_000 + seq), kind: .alert, feedURL: "https://wire.example/rss",
      feedName: "Wire", item: RecordItem(id: "item \(seq)", title: "Ceasefire \(seq)"),
      topics: [TopicMatch(topic: "ceasefire")])
    change(&record)
    return record
  }

  static func chained(_ seqs: ClosedRange<Int64>) -> [JournalEntry] { chained(seqs.map { record($0) }) }

  static func chained(_ records: [Record]) -> [JournalEntry] {
    var chain = JournalChain(isOn: true, lastLine: nil, lastHash: nil)
    return records.map { JournalEntry(seq: $0.seq, line: chain.line(of: $0)) }
  }

  static func bytes(_ entries: some Sequence<JournalEntry>) -> [UInt8] { entries.flatMap(\.line) }

  /// The numbers of the lines of a file, in its order.
  static func seqs(_ bytes: [UInt8]) -> [Int64?] { bytes.split(separator: 10).map { JournalLine.seq(of: $0) } }
}
