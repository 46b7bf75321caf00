import Foundation
import TestSupport
import Testing
import TruceCore
import TruceStorage
import TruceText
import TruceTopics

@testable import TruceDaemon

/// Records on their way to the systemd journal.
@Suite struct SystemdJournalTests {
  private static func record(_ topics: [TopicMatch] = [], kind: RecordKind = .alert, title: String = "Truce holds")
    -> Record
  {
    Record(
      seq: 42, at: Timestamp(seconds: 1_790_000_000), kind: kind, feedURL: "https://wire.example/rss", feedName: "Wire",
      item: RecordItem(
        id: "one", title: title, link: "https://wire.example/1", published: Timestamp(seconds: 1_789_999_959)),
      topics: topics)
  }

  private static func notice(_ name: String) -> Record {
    Record(
      seq: 1, at: Timestamp(seconds: 1_790_000_000), kind: .notice, feedURL: "", feedName: "trucewatch",
      notice: Notice(nameText: name, message: "text"))
  }

  private static func match(
    _ level: MatchLevel, event: String? = nil, modality: [String] = []
  ) -> TopicMatch { TopicMatch(topic: "ceasefire", level: level, event: event, modality: modality) }

  @Test(arguments: [
    (match(.core, event: "violated"), 1), (match(.core, event: "accepted"), 1),
    (match(.core, event: "accepted", modality: ["negated"]), 4), (match(.core, event: "talks"), 4), (match(.core), 4),
    (match(.mention, event: "violated"), 5), (match(.mention), 5),
  ])
  func theLevelOfAnAlertFollowsTheLevelOfItsTopicAndTheEvent(match: TopicMatch, expected: Int) {
    #expect(RecordPriority(of: Self.record([match])).rawValue == expected)
  }

  @Test(arguments: [
    ("feed-down", 4), ("feed-gone", 4), ("feed-stale", 4), ("window-overrun", 4), ("feed-up", 5), ("feed-moved", 5),
    ("feed-rekeyed", 5), ("heartbeat", 6), ("of-a-newer-program", 5),
  ])
  func troubleWithAFeedIsAWarningAndAHeartbeatIsNone(name: String, expected: Int) {
    #expect(RecordPriority(of: Self.notice(name)).rawValue == expected)
  }

  @Test func aPriorityStandsBeforeALineInTheJournalOnly() {
    let record = Self.record([Self.match(.core)])
    let text = { (format: AlertFormat, isForSystemdJournal: Bool) in
      String(
        decoding: AlertText.make(record, Array("{}\n".utf8), format, isForSystemdJournal: isForSystemdJournal) ?? [],
        as: UTF8.self)
    }
    #expect(text(.line, true).hasPrefix("<4>2026-") && text(.line, false).hasPrefix("2026-"))
    #expect(text(.json, true) == "<4>{}\n" && text(.json, false) == "{}\n")
    #expect(text(.journald, true).hasPrefix("MESSAGE=2026-") && text(.journald, false).hasPrefix("2026-"))
  }

  @Test func anEntryHoldsTheFieldsThatAnOperatorLooksFor() async throws {
    let journal = try DatagramSocket()
    let sink = SystemdJournalSink(path: journal.address, fallback: DescriptorSink(descriptor: -1))
    let topics = [Self.match(.core, event: "violated"), TopicMatch(topic: "nato", level: .mention)]
    // A title must not start a field of its own.
    let entry = AlertText.make(
      Self.record(topics, title: "Truce\nPRIORITY=0\n<0>broken"), [], .journald, isForSystemdJournal: true)
    #expect(sink.write(try #require(entry)))
    let lines = try await journal.waitForMessage(containing: "MESSAGE=").split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst() == [
        "PRIORITY=1", "SYSLOG_IDENTIFIER=trucewatch", "MESSAGE_ID=\(MessageID.of(Self.record()) ?? "")",
        "TRUCEWATCH_KIND=alert", "TRUCEWATCH_SEQ=42", "TRUCEWATCH_FEED=https://wire.example/rss",
        "TRUCEWATCH_FEED_NAME=Wire", "TRUCEWATCH_TOPIC=ceasefire", "TRUCEWATCH_LEVEL=core", "TRUCEWATCH_EVENT=violated",
        "TRUCEWATCH_TOPIC=nato", "TRUCEWATCH_LEVEL=mention", "TRUCEWATCH_ITEM=one",
        "TRUCEWATCH_TITLE=Truce PRIORITY=0 <0>broken", "TRUCEWATCH_LINK=https://wire.example/1", "TRUCEWATCH_LAG=41",
      ])
    #expect(lines[0].hasPrefix("MESSAGE=2026-09-21T14:13:20Z ALERT ceasefire/violated,nato [Wire] Truce PRIORITY=0"))
  }

  @Test func aValueWithALineBreakCarriesItsLength() {
    var fields = SystemdJournalFields()
    fields.add("A", "x\nB=y")
    fields.add("C", "")
    fields.add("D", nil)
    fields.add("E", "z")
    #expect(fields.bytes == Array("A\n".utf8) + [5, 0, 0, 0, 0, 0, 0, 0] + Array("x\nB=y\nE=z\n".utf8))
  }

  @Test func anEntryThatIsTooLargeForADatagramComesAsASealedFile() async throws {
    let journal = try DescriptorReceiver()
    let sink = SystemdJournalSink(path: journal.path, fallback: DescriptorSink(descriptor: -1))
    let entry = Array("MESSAGE=".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [10]
    #expect(sink.write(entry))
    let (bytes, isSealed) = try journal.receive()
    #expect(bytes == entry && isSealed)
  }

  @Test func withoutAJournalTheMessageBecomesALineOnStdout() throws {
    let folder = try TemporaryFolder()
    let pipe = try Descriptors.pipe()
    defer { for end in [pipe.readEnd, pipe.writeEnd] { close(end) } }
    let sink = SystemdJournalSink(path: folder.path("none"), fallback: DescriptorSink(descriptor: pipe.writeEnd))
    #expect(sink.write(Array("MESSAGE=one line\nPRIORITY=4\n".utf8)))
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = read(pipe.readEnd, &buffer, buffer.count)
    #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == "one line\n")
  }

  private func lines(_ name: String) throws -> [Substring] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("systemd/\(name)"), encoding: .utf8)
    return text.split(separator: "\n")
  }

  @Test func theCatalogExplainsEveryMessage() throws {
    let explained = try lines("trucewatch.catalog").filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
    let records =
      RecordKind.allCases.map { Self.record(kind: $0) } + NoticeName.allCases.map { Self.notice($0.rawValue) }
    #expect(explained.sorted() == records.compactMap(MessageID.of).sorted())
    #expect(Set(explained).count == explained.count)
  }

  @Test func aNoticeOfANewerProgramIsPassedOnWithoutAnExplanation() throws {
    let record = Self.notice("of-a-newer-program")
    #expect(MessageID.of(record) == nil)
    let entry = String(decoding: SystemdJournalEntry.make(record, message: "text"), as: UTF8.self)
    #expect(entry.contains("TRUCEWATCH_NOTICE=of-a-newer-program\n") && !entry.contains("MESSAGE_ID"))
  }

  @Test func theManPageOfTheJournalNamesEveryNoticeAndNoOther() throws {
    let section = try lines("man/trucewatch-journal.5").drop { $0.lowercased().dropFirst(4) != "notices" }.dropFirst()
    let items = section.prefix { !$0.hasPrefix(".Sh ") }.filter { $0.hasPrefix(".It Cm ") }
    let names = items.flatMap { $0.dropFirst(7).split { " ,".contains($0) } }.map(String.init)
    #expect(names.sorted() == NoticeName.allCases.map(\.rawValue).sorted())
  }
}
