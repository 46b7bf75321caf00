import ArgumentParser
import TruceCommands

/// `trucewatch topics …`: what is looked for.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "List, show and test topics: the configured ones, else the built-in packs.",
    subcommands: [List.self, Show.self, Test.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the topics.")
    @OptionGroup var config: ConfigOption

    func run() throws { throw CommandExit(TopicsRun.list(try config.sourceIfAny())) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the file of a configured or built-in topic.")
    @OptionGroup var config: ConfigOption
    @Argument(help: "The topic's id; builtin:NAME for the pack even where a configured topic has its id.")
    var id: String

    func run() throws { throw CommandExit(TopicsRun.show(id: id, try config.sourceIfAny())) }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the tests of topic files; without a file, of the configured topics, else of the built-in packs.")
    @OptionGroup var config: ConfigOption
    @Argument(help: "Topic files, or builtin:NAME.") var files: [String] = []

    func validate() throws {
      if !files.isEmpty, config.config != nil { throw ValidationError("topic files and --config exclude each other") }
    }

    func run() throws {
      throw CommandExit(TopicsRun.test(files: files, files.isEmpty ? try config.sourceIfAny() : nil))
    }
  }
}
