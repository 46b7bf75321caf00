import ArgumentParser
import TruceCommands

/// `trucewatch status`: every feed's health.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show every feed's health, whether the daemon runs or not.")

  @OptionGroup var config: ConfigOption

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    throw CommandExit(StatusRun.run(try config.source(), asJSON: json))
  }
}
