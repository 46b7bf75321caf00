import ArgumentParser
import TruceCommands
import TruceCore

/// Which records of a journal are printed, and how.
struct PrintingOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Go on with new records, over rotation too.")
  var follow = false

  @Option(help: ArgumentHelp("Only records with a higher number.", valueName: "seq"))
  var after: Int64 = 0

  @Option(
    help: ArgumentHelp(
      "Only records since then: 2026-11-22, 2026-11-22T20:00:00Z, today, yesterday, or an age such as 2h or 1w; UTC.",
      valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Only records from before then; as --since.", valueName: "time"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Only \(RecordKind.allCases.map(\.rawValue).joined(separator: ", ")); several with commas between them.",
      valueName: "kind"))
  var kind: [RecordKinds] = []

  @Option(help: ArgumentHelp("Only matches of this topic.", valueName: "id"))
  var topic: String?

  @Option(
    help: ArgumentHelp("Only matches with this event, such as rejected; or notices of this name.", valueName: "event"))
  var event: String?

  @Option(
    help: ArgumentHelp(
      "Only matches that name this actor: an id such as RUS, or a part of the name.", valueName: "actor"))
  var actor: String?

  @Option(help: ArgumentHelp("Only feeds with this in their name or URL.", valueName: "text"))
  var feed: String?

  @Option(help: ArgumentHelp("Only feeds with this tag.", valueName: "tag"))
  var tag: String?

  @Option(help: ArgumentHelp("\(JournalFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format = JournalFormat.line

  func validate() throws {
    for time in [since, until].compactMap(\.self) where JournalTime.parse(time) == nil {
      throw ValidationError(
        "'\(time)' is neither a time such as 2026-11-22T20:00:00Z, today or yesterday nor an age such as 2h")
    }
  }

  private var filter: RecordFilter {
    var filter = RecordFilter()
    filter.afterSeq = after
    filter.since = since.flatMap(JournalTime.parse)
    filter.until = until.flatMap(JournalTime.parse)
    filter.kinds = kind.flatMap(\.kinds)
    filter.topic = topic
    filter.event = event
    filter.actor = actor
    filter.feed = feed
    filter.tag = tag
    return filter
  }

  func run(on journal: JournalPlace) -> CommandOutput {
    JournalRun(journal, filter: filter, format: format).run(follows: follow)
  }

  /// Whether none of them was given.
  var isEmpty: Bool { filter == RecordFilter() && !follow && format == .line }
}

/// `alert`, or `alert,update`.
struct RecordKinds: ExpressibleByArgument {
  let kinds: [RecordKind]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    kinds = words.compactMap { RecordKind(rawValue: $0.lowercased()) }
    guard kinds.count == words.count else { return nil }
  }
}

extension JournalFormat: ExpressibleByArgument {}
