import ArgumentParser
import TruceDaemon

/// `trucewatch parse`: one feed as one JSON object.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Read one feed and print it as one JSON object.")

  @Argument(help: "The feed's file; - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The Content-Type it was served with.", valueName: "type"))
  var contentType: String?

  @Option(
    name: .customLong("base-url"), help: ArgumentHelp("The URL it came from, for relative links.", valueName: "url"))
  var baseURL: String?

  func run() throws {
    throw CommandExit(ParseRun.run(path: file, contentType: contentType, baseURL: baseURL))
  }
}
