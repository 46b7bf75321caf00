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

  /// - Parameter path: The journal file, where it is named without `--file`.
  /// - Throws: The exit status of a configuration that cannot be read, and where the journal is named twice.
  func place(named path: String?) throws -> JournalPlace {
    if path != nil, file != nil || config.config != nil {
      throw CommandExit(.usage, "the journal is named twice: by FILE, and by --file or --config")
    }
    if let file = file ?? path { return JournalPlace(file: file) }
    do {
      return try JournalPlace(try config.source())
    } catch let mistakes as Mistakes {
      throw CommandExit(mistakes)
    }
  }
}
