import ArgumentParser
import TruceCommands

/// `trucewatch topics …`: what is looked for.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "List, show and test topics.",
    subcommands: [List.self, Show.self, Test.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the configured topics.")
    @OptionGroup var config: ConfigOption

    func run() throws {
      try Refusal.finish(TopicsRun.list(configPath: try config.path(), environment: config.environment))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the file of a built-in or configured topic.")
    @OptionGroup var config: ConfigOption
    @Argument(help: "The topic's id.") var id: String

    func run() throws {
      try Refusal.finish(TopicsRun.show(id: id, configPath: try? config.path(), environment: config.environment))
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the tests of topic files; without a file, of the built-in packs.")
    @Argument(help: "Topic files, or builtin:NAME.") var files: [String] = []

    func run() throws { try Refusal.finish(TopicsRun.test(files: files)) }
  }
}
