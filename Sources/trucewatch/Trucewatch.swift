import ArgumentParser
import TruceCore

/// The program: `trucewatch SUBCOMMAND …`.
@main
struct Trucewatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trucewatch",
    abstract: "Watch RSS and Atom feeds for ceasefire and NATO news.",
    version: "trucewatch \(ProgramInfo.version)",
    subcommands: [
      WatchCommand.self, CheckCommand.self, ParseCommand.self, MatchCommand.self, JournalCommand.self,
      StatusCommand.self, FeedsCommand.self, TopicsCommand.self, BacktestCommand.self,
    ])
}
