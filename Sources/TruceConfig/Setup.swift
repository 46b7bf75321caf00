package import TruceCore
package import TruceTopics
package import TruceYAML

/// A configuration and its topics, read and checked.
package struct Setup: Sendable {
  package var config: Config
  package var topics: TopicSet

  /// - Parameter testsBuiltins: Also runs the tests of the built-in packs, as `check` does.
  package static func read(
    configPath: String, environment: [String: String], testsBuiltins: Bool = false
  ) throws(Mistakes) -> Setup {
    let setup = try untested(configPath: configPath, environment: environment)
    let sources = setup.config.topics
    let ownFiles = Set(sources.compactMap { source in if case .file(let path) = source { path } else { nil } })
    let failed = setup.topics.runTests { testsBuiltins || ownFiles.contains($0) }
    if !failed.isEmpty { throw Mistakes(failed) }
    return setup
  }

  /// Without running the topics' tests.
  package static func untested(configPath: String, environment: [String: String]) throws(Mistakes) -> Setup {
    let config = try ConfigReader(environment: environment, builtinTopics: BuiltinPacks.names).read(path: configPath)
    return Setup(config: config, topics: try TopicFiles.read(config.topics))
  }
}
