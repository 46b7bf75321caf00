import ArgumentParser
import TruceCommands

/// `trucewatch match`: the matching items of feeds, one JSON line each.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "Print the matching items of feeds, one JSON line each; keeps no state.")

  @Argument(
    help: ArgumentHelp(
      "Files, URLs, or - for standard input, which is also read if something is redirected to it.", valueName: "feed"))
  var feeds: [String] = []

  @Option(
    help: ArgumentHelp(
      "A topic file, or builtin:NAME; may stand several times. Default: the built-in packs.", valueName: "file"))
  var topics: [String] = []

  @Flag(help: "Say for every item which rules came near and what decided.")
  var explain = false

  func validate() throws {
    if feeds.isEmpty { try StandardInput.checkRedirected() }
  }

  func run() throws {
    throw CommandExit(MatchRun.run(feeds.isEmpty ? ["-"] : feeds, topicPaths: topics, explains: explain))
  }
}
