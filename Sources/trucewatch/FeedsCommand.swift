import ArgumentParser
import TruceCommands

/// `trucewatch feeds …`: the configured feeds, and how to find others.
struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds", abstract: "List the configured feeds, find those of a page, read and write OPML.",
    subcommands: [List.self, Retry.self, Discover.self, Import.self, Export.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print interval, URL and name of every configured feed.")
    @OptionGroup var config: ConfigOption

    func run() throws { throw CommandExit(FeedsRun.list(try config.source())) }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Have the watch ask feeds again at once, also those that are gone (410).")
    @OptionGroup var config: ConfigOption
    @Argument(help: "The feeds' URLs, as they are configured.") var urls: [String]

    func run() throws { throw CommandExit(FeedsRun.retry(urls, try config.source())) }
  }

  struct Discover: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the feeds that a web page advertises.")
    @Argument(help: "The page's URL.") var url: String

    func run() throws { throw CommandExit(DiscoverRun.run(url: url)) }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the feeds of an OPML file or a list of URLs as lines for 'feeds:' of the configuration.")
    @Argument(help: "The file.") var file: String

    func run() throws { throw CommandExit(FeedsRun.importing(path: file)) }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the configured feeds as OPML.")
    @OptionGroup var config: ConfigOption

    func run() throws { throw CommandExit(FeedsRun.export(try config.source())) }
  }
}
