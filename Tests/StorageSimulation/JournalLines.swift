package import TruceCore
package import TruceStorage
internal import TruceText
internal import TruceTopics

/// Records for tests of the journal, chained as the daemon chains them.
package enum JournalLines {
  package static let path = "/journal.jsonl"

  package static func record(_ seq: Int64, _ change: (inout Record) -> Void = { _ in }) -> Record {
    var record = Record(
      seq: seq, at: Timestamp(seconds: 1_790_000_000 + seq), kind: .alert, feedURL: "https://wire.example/rss",
      feedName: "Wire", item: RecordItem(id: "item \(seq)", title: "Ceasefire \(seq)"),
      topics: [TopicMatch(topic: "ceasefire")])
    change(&record)
    return record
  }

  package static func chained(_ seqs: ClosedRange<Int64>) -> [NumberedLine] { chained(seqs.map { record($0) }) }

  package static func chained(_ records: [Record]) -> [NumberedLine] {
    var chain = JournalChain(isOn: true, lastLine: nil, lastHash: nil)
    return records.map { NumberedLine(seq: $0.seq, line: chain.line(of: $0)) }
  }

  package static func bytes(_ entries: some Sequence<NumberedLine>) -> [UInt8] { entries.flatMap(\.line) }

  /// The numbers of the lines of a file, in its order.
  package static func seqs(_ bytes: [UInt8]) -> [Int64?] { bytes.split(separator: 10).map { JournalLine.seq(of: $0) } }
}
