import ArgumentParser
import TruceCore
import TruceDaemon

/// `trucewatch journal`: prints records.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Print the journal's records, and with --follow go on with new ones.")

  @OptionGroup var config: ConfigOption

  @Option(help: ArgumentHelp("A journal file, in place of the configuration's.", valueName: "file"))
  var file: String?

  @Flag(name: .shortAndLong, help: "Go on with new records, over rotation too.")
  var follow = false

  @Option(help: ArgumentHelp("Only records with a higher number.", valueName: "seq"))
  var after: Int64 = 0

  @Option(
    help: ArgumentHelp(
      "Only records since then: 2026-11-22, 2026-11-22T20:00:00Z, or an age such as 2h.", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Only matches of this topic.", valueName: "id"))
  var topic: String?

  @Option(help: ArgumentHelp("Only feeds with this in their name or URL.", valueName: "text"))
  var feed: String?

  @Option(help: ArgumentHelp("\(AlertFormat.names).", valueName: "format"))
  var format = AlertFormat.line

  func validate() throws {
    if file != nil, config.config != nil { throw ValidationError("--file and --config exclude each other") }
    if let since, JournalTime.parse(since) == nil {
      throw ValidationError("'\(since)' is neither a time such as 2026-11-22T20:00:00Z nor an age such as 2h")
    }
  }

  func run() throws {
    let filter = RecordFilter(afterSeq: after, since: since.flatMap(JournalTime.parse), topic: topic, feed: feed)
    let path: String
    if let file {
      path = file
    } else {
      do {
        path = try JournalRun.configuredPath(configPath: try config.path(), environment: config.environment)
      } catch let failure as StartFailure {
        var answer = CommandOutput()
        answer.fail(failure)
        return try Refusal.finish(answer)
      }
    }
    try Refusal.finish(JournalRun(path: path, filter: filter, format: format).run(follows: follow))
  }
}
