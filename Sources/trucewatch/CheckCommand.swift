import ArgumentParser
import TruceCommands

/// `trucewatch check`: exits with 0 when the daemon would start, 78 (`EX_CONFIG`) when it would not.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read the configuration and its topics and name every mistake in them.")

  @OptionGroup var config: ConfigOption

  func run() throws {
    throw CommandExit(CheckRun.run(try config.source()))
  }
}
