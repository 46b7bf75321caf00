internal import TruceConfig
internal import TruceTopics
package import TruceYAML

/// Which journal a command reads, and where the state is that belongs to it.
package struct JournalPlace: Sendable {
  let path: String
  /// nil where the journal was named by its file alone.
  let stateFolder: String?
  /// Ids of the topics that its records can have.
  let topics: [String]

  package init(file path: String) {
    self.path = path
    stateFolder = nil
    topics = BuiltinPacks.names
  }

  /// Where a configuration has its journal.
  package init(_ config: ConfigSource) throws(Mistakes) {
    let setup = try Setup.read(configPath: config.path, environment: config.environment)
    path = setup.config.journalPath
    stateFolder = setup.config.stateFolder
    topics = setup.topics.topics.map(\.id)
  }
}
