import ArgumentParser
import TruceDaemon

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
    } catch let failure as StartFailure {
      var answer = CommandOutput()
      answer.fail(failure)
      try Refusal.finish(answer)
      throw ExitCode(failure.exitStatus.rawValue)
    }
  }
}
