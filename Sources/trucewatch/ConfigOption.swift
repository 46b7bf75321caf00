import ArgumentParser
import Foundation
import TruceCommands
import TruceConfig

/// `--config FILE`, and where the configuration is looked for without it.
struct ConfigOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The configuration file.",
      discussion: "Default: $TRUCEWATCH_CONFIG, $CONFIGURATION_DIRECTORY/trucewatch.yaml, "
        + "$XDG_CONFIG_HOME/trucewatch/trucewatch.yaml, /etc/trucewatch/trucewatch.yaml.",
      valueName: "file"))
  var config: String?

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// - Parameter file: The configuration's file, where it is named without `--config`.
  /// - Throws: Exit status 66 where there is no such file.
  func source(named file: String? = nil) throws -> ConfigSource {
    try source(at: ConfigLocation.find(option: file ?? config, environment: environment))
  }

  /// nil where nobody named a configuration and the usual places have none: for commands that can do without.
  ///
  /// - Throws: Exit status 66 where the file that was named is not there.
  func sourceIfAny() throws -> ConfigSource? {
    try ConfigLocation.findIfAny(option: config, environment: environment).map { try source(at: $0) }
  }

  private func source(at path: String) throws -> ConfigSource {
    guard ConfigLocation.exists(path) else {
      throw CommandExit(.noInput, "no configuration: there is no file '\(path)'; name one with --config")
    }
    return ConfigSource(path: path, environment: environment)
  }
}
