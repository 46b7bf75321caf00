import Foundation
import TestSupport
import Testing
import TruceCore
import TruceFeeds
import TruceStorage
import TruceText
import TruceTopics

@testable import TruceCommands
@testable import TruceDaemon

/// The pages that describe the program, held against its code.
@Suite struct DocumentationTests {
  // MARK: Journal

  private static let journal = Result { try ManPage("trucewatch-journal.5") }

  /// A record with everything that one can have.
  private func record() throws -> Record {
    let time = Timestamp(seconds: 1_790_000_000)
    var item = RecordItem(
      id: "1", title: "Title", link: "https://a.example/1", published: time, updated: time, language: "en",
      summary: "Summary")
    (item.isFromTheFuture, item.titleFromURL, item.keys) = (true, true, [1, 2])
    let evidence = Evidence(field: .title, text: "Title", start: 0, end: 5, rule: "any")
    let match = TopicMatch(
      topic: "truce", subtopics: ["talks"], event: "accepted", modality: ["possible"], evidence: [evidence],
      duration: "30-day", scope: ["air"])
    return Record(
      seq: 1, at: time, kind: .alert, feedURL: "https://a.example/rss", feedName: "A", feedTags: ["tag"], item: item,
      topics: [match], actors: [Actor(id: "RUS", name: "Russia", role: .source)],
      notice: Notice(.heartbeat, message: "message"))
  }

  /// The keys of all objects in `bytes`.
  private func keys(_ bytes: [UInt8]) throws -> Set<String> {
    func keys(in value: Any) -> Set<String> {
      if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
      guard let object = value as? [String: Any] else { return [] }
      return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys(in: $1)) }
    }
    return keys(in: try JSONSerialization.jsonObject(with: Data(bytes)))
  }

  @Test func theManPageNamesEveryKeyAndKindOfARecord() throws {
    let section = try Self.journal.get().section("KEYS")
    #expect(try keys(RecordCodec.encode(record(), previousHash: "0")).subtracting(section.words("Cm")) == [])
    #expect(Set(RecordKind.allCases.map(\.rawValue)).subtracting(section.items("Cm")) == [])
  }

  @Test func theManPageNamesEveryNoticeAndNoOther() throws {
    let notices = Set(NoticeName.allCases.map(\.rawValue))
    #expect(try Self.journal.get().section("NOTICES").items("Cm") == notices)
  }

  // MARK: Commands

  private static let commands = Result { try ManPage("trucewatch.1") }

  @Test func theManPageNamesEveryExitStatusAndNoOther() throws {
    let statuses = Set(ExitStatus.allCases.map { "\($0.rawValue)" })
    #expect(try Self.commands.get().section("EXIT STATUS").items("It") == statuses)
  }

  @Test func theManPageNamesEveryKeyOfStatusAndEveryHealth() throws {
    var json = JSONWriter()
    StatusRow(config: FeedConfig(url: "https://a.example/rss"), state: FeedState()).write(into: &json)
    let words = try Self.commands.get().section("status").words("Cm")
    #expect(try keys(json.bytes).subtracting(words) == [])
    #expect(Set(FeedHealth.allCases.map(\.rawValue)).subtracting(words) == [])
  }

  @Test func theManPageNamesEveryKeyThatParsePrints() throws {
    let article = Article(
      id: "1", enclosures: [Enclosure(url: "https://a.example/1.mp3", type: "audio/mpeg", length: 1)],
      titleFromURL: true)
    var json = JSONWriter()
    FeedDocument(format: .sitemap, articles: [article]).writeJSON(into: &json) { _ in }
    #expect(try keys(json.bytes).subtracting(Self.commands.get().section("parse").words("Cm")) == [])
  }

  // MARK: Service

  /// What stands between the first two bars of the rows of the operator's tables.
  private func firstCells() throws -> [String] {
    try Checkout.text("systemd/README.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
      .compactMap { $0.split(separator: "|").first.map { String($0).trimmingCharacters(in: .whitespaces) } }
  }

  @Test func theOperatorsPageTellsWhatToDoAboutEveryExitStatusOfTheService() throws {
    let cells = try firstCells()
    for status in ExitStatus.allCases where ![.ok, .unavailable].contains(status) {
      let isNamed = cells.contains { $0 == "\(status.rawValue)" || $0.hasPrefix("\(status.rawValue),") }
      #expect(isNamed, "\(status.rawValue)")
    }
  }

  @Test func theOperatorsPageNamesEveryMetricAndNoOther() throws {
    let config = Config(
      feeds: [FeedConfig(url: "https://a.example/rss")], stateFolder: "/nowhere", journalPath: "/nowhere/j")
    let time = Timestamp(seconds: 1_790_000_000)
    let snapshot = MetricsSnapshot(
      core: Core(config: config, topics: try TopicSet([]), states: [:], lastSeq: 0, seed: 1), started: time, lastSeq: 0,
      lastSynchronized: time, isShortOfSpace: false, droppedLines: 0, reload: .init(takenAt: time))
    let help = snapshot.text(journalBytes: 1, exec: [ExecCounts(name: "pager")]).split(separator: "\n")
      .filter { $0.hasPrefix("# HELP ") }
    let metrics = help.compactMap { $0.split(separator: " ").dropFirst(2).first.map { "`\($0)`" } }
    #expect(Set(try firstCells().filter { $0.hasPrefix("`trucewatch_") }) == Set(metrics))
  }

  @Test func theOperatorsPageNamesEveryClassOfErrors() throws {
    let text = try Checkout.text("systemd/README.md")
    for failure in FailureClass.allCases { #expect(text.contains("`\(failure.rawValue)`"), "\(failure.rawValue)") }
  }

  // MARK: Pages

  @Test func theReadmeIsShortEnoughToBeReadByAStranger() throws {
    let text = try Checkout.text("README.md")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
    #expect(text.split { $0.isWhitespace }.count <= 1300)
  }

  @Test func everyLinkBetweenThePagesLeadsSomewhere() throws {
    let pages = Checkout.pages()
    #expect(pages.contains("README.md"))
    for page in pages {
      let folder = page.split(separator: "/").dropLast()
      for link in try Checkout.text(page).matches(of: /\]\(([^):#]+)\)/).map(\.output.1) {
        let steps = link.split(separator: "/").reduce(folder) { $1 == ".." ? $0.dropLast() : $0 + [$1] }
        #expect(Checkout.contains(steps.joined(separator: "/")), "\(link) in \(page)")
      }
    }
  }
}
