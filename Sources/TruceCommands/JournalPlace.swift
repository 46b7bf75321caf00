internal import TruceConfig
package import TruceYAML

/// Which journal a command reads, and where the state is that belongs to it.
package struct JournalPlace: Sendable {
  let path: String
  /// nil where the journal was named by its file alone.
  let stateFolder: String?

  package init(file path: String) {
    self.path = path
    stateFolder = nil
  }

  /// Where a configuration has its journal.
  package init(_ config: ConfigSource) throws(Mistakes) {
    let config = try Setup.read(configPath: config.path, environment: config.environment).config
    path = config.journalPath
    stateFolder = config.stateFolder
  }
}
