import ArgumentParser
import TruceCommands

/// `trucewatch check`: exits with 0 when the daemon would start, 78 (`EX_CONFIG`) when it would not.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read the configuration and its topics and name every mistake in them.")

  @OptionGroup var config: ConfigOption

  @Argument(help: ArgumentHelp("The same as --config.", valueName: "file"))
  var file: String?

  func validate() throws {
    if file != nil, config.config != nil {
      throw ValidationError("the configuration is named twice, with --config and without")
    }
  }

  func run() throws {
    throw CommandExit(CheckRun.run(try config.source(named: file)))
  }
}
