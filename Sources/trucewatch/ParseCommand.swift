import ArgumentParser
import TruceCommands

/// `trucewatch parse`: one feed as one JSON object.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Read one feed and print it as one JSON object.")

  @Argument(help: "A file, a URL, or - for standard input, which is also read if something is redirected to it.")
  var feed: String?

  @Option(help: ArgumentHelp("The Content-Type it was served with; a server says so itself.", valueName: "type"))
  var contentType: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The URL it came from, for relative links; of a URL it is known.", valueName: "url"))
  var baseURL: String?

  func validate() throws {
    if feed == nil { try StandardInput.checkRedirected() }
  }

  func run() throws {
    throw CommandExit(ParseRun.run(feed ?? "-", contentType: contentType, baseURL: baseURL))
  }
}
