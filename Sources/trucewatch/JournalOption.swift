import ArgumentParser
import TruceCommands
import TruceYAML

/// Which journal: `--config FILE` or `--file FILE`.
struct JournalOption: ParsableArguments {
  @OptionGroup var config: ConfigOption

  @Option(help: ArgumentHelp("A journal file, in place of the configuration's.", valueName: "file"))
  var file: String?

  func validate() throws {
    if file != nil, config.config != nil { throw ValidationError("--file and --config exclude each other") }
  }

  /// - Returns: The state's folder is nil where a file was named.
  /// - Throws: The exit status of a configuration that cannot be read.
  func place() throws -> (path: String, stateFolder: String?) {
    if let file { return (file, nil) }
    do {
      return try JournalPlace.configured(configPath: try config.path(), environment: config.environment)
    } catch let mistakes as Mistakes {
      var answer = CommandOutput()
      answer.fail(mistakes)
      try Refusal.finish(answer)
      throw ExitCode(answer.status.rawValue)
    }
  }
}
