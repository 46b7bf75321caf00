import ArgumentParser
import TruceCommands

/// `trucewatch backtest`: what new rules would add and lose.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Print what new topic rules would add (+) and lose (-) on feeds or on a journal.",
    discussion: "Rules are compared topic by topic: a topic that only the rules in force have is left out.")

  @Option(
    help: ArgumentHelp("The new rules: a topic file, or builtin:NAME; may stand several times.", valueName: "file"))
  var topics: [String]

  @Option(
    help: ArgumentHelp("The rules in force, for feeds. Default: the built-in packs.", valueName: "file"))
  var against: [String] = []

  @Option(help: ArgumentHelp("Try them on the records of this journal.", valueName: "file"))
  var journal: String?

  @Argument(help: "Feeds to try them on: files, URLs, or - for standard input.")
  var files: [String] = []

  func validate() throws {
    if (journal == nil) == files.isEmpty { throw ValidationError("name feeds or --journal FILE, one of both") }
  }

  func run() throws {
    let material: BacktestRun.Material = journal.map { .journal($0) } ?? .files(files)
    throw CommandExit(BacktestRun.run(newTopics: topics, oldTopics: against, on: material))
  }
}
