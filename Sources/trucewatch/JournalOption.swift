import ArgumentParser
import TruceCommands
import TruceDaemon
import TruceYAML

/// Which journal: `--config FILE` or `--file FILE`.
struct JournalOption: ParsableArguments {
  @OptionGroup var config: ConfigOption

  @Option(help: ArgumentHelp("A journal file, in place of the configuration's.", valueName: "file"))
  var file: String?

  func validate() throws {
    if file != nil, config.config != nil { throw ValidationError("--file and --config exclude each other") }
  }

  /// - Throws: The exit status of a configuration that cannot be read.
  func place() throws -> JournalPlace {
    if let file { return JournalPlace(file: file) }
    do {
      return try JournalPlace(try config.source())
    } catch let mistakes as Mistakes {
      throw CommandExit(mistakes)
    }
  }
}
