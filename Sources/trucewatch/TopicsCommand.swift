import ArgumentParser
import TruceDaemon

/// `trucewatch topics …`: what is looked for.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "List, show and test topics.",
    subcommands: [List.self, Show.self, Test.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the configured topics.")
    @OptionGroup var config: ConfigOption

    func run() throws { throw CommandExit(TopicsRun.list(try config.source())) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the file of a built-in or configured topic.")
    @OptionGroup var config: ConfigOption
    @Argument(help: "The topic's id.") var id: String

    func run() throws { throw CommandExit(TopicsRun.show(id: id, try? config.source())) }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the tests of topic files; without a file, of the built-in packs.")
    @Argument(help: "Topic files, or builtin:NAME.") var files: [String] = []

    func run() throws { throw CommandExit(TopicsRun.test(files: files)) }
  }
}
