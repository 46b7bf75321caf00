internal import TruceConfig
package import TruceYAML

/// Where a configuration has its journal and its state.
package enum JournalPlace {
  package static func configured(
    configPath: String, environment: [String: String]
  ) throws(Mistakes) -> (path: String, stateFolder: String?) {
    let config = try Setup.read(configPath: configPath, environment: environment).config
    return (config.journalPath, config.stateFolder)
  }
}
