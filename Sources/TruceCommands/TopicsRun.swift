internal import TruceConfig
internal import TruceCore
internal import TruceText
internal import TruceTopics
internal import TruceYAML

/// `trucewatch topics list`, `show` and `test`. Without a configuration they work on the built-in packs.
package enum TopicsRun {
  package static func list(_ config: ConfigSource?) -> CommandOutput {
    with(config) { topics, answer in
      for topic in topics.topics {
        answer.print(
          "\(topic.id)\t\(topic.title)\t\(topic.fileName)\t"
            + "\(topic.ruleCount.counted("rule")), \(topic.testCount.counted("test"))")
      }
    }
  }

  /// The file of the configured topic with this id, else of the built-in one; `builtin:NAME` is always that.
  package static func show(id: String, _ config: ConfigSource?) -> CommandOutput {
    let builtin = BuiltinPacks.file(named: TopicFiles.builtinName(id) ?? id)
    // What is asked for by its whole name needs no configuration, not even one without mistakes.
    return with(builtin?.name == id ? nil : config) { topics, answer throws(Mistakes) in
      if let topic = topics.topics.first(where: { $0.id == id }) {
        let files = try TopicFiles.files(TopicFiles.sources([topic.fileName]))
        answer.output += files.flatMap(\.text.utf8)
      } else if let builtin {
        answer.output += Array(builtin.text.utf8)
      } else {
        let known = topics.topics.map(\.id).joined(separator: ", ")
        answer.fail(.noInput, "there is no topic '\(id)'; there are \(known)")
      }
    }
  }

  /// Runs the tests of topic files; without any, of the configured topics.
  package static func test(files: [String], _ config: ConfigSource?) -> CommandOutput {
    with(config, files) { topics, answer in
      let failed = topics.runTests()
      for mistake in failed { answer.print(mistake.description) }
      let count = topics.topics.map(\.testCount).reduce(0, +)
      answer.print("\(count - failed.count) passed, \(failed.count) failed")
      if !failed.isEmpty { answer.status = .configuration }
    }
  }

  /// What `body` answers from topic files, else from the configured topics; where they cannot be read, their mistakes.
  private static func with(
    _ config: ConfigSource?, _ files: [String] = [],
    _ body: (TopicSet, inout CommandOutput) throws(Mistakes) -> Void
  ) -> CommandOutput {
    var answer = CommandOutput()
    do {
      try body(try topics(config, files), &answer)
    } catch {
      answer.fail(error)
    }
    return answer
  }

  private static func topics(_ config: ConfigSource?, _ files: [String]) throws(Mistakes) -> TopicSet {
    guard files.isEmpty, let config else { return try TopicFiles.read(TopicFiles.sources(files)) }
    return try Setup.untested(configPath: config.path, environment: config.environment).topics
  }
}
