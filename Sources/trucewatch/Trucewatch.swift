import ArgumentParser
import TruceCore
import TruceDaemon

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

  /// In place of ArgumentParser's own, which does not notice an output that cannot be written.
  static func main() {
    StandardStreams.prepare()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      CommandExit(error).end()
    }
  }
}
