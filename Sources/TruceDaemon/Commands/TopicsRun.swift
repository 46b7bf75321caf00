internal import TruceCore
internal import TruceTopics

/// `trucewatch topics list`, `show` and `test`.
package enum TopicsRun {
  package static func list(_ config: ConfigSource) -> CommandOutput {
    CommandOutput.with(config) { setup, answer in
      for topic in setup.topics.topics {
        answer.print(
          "\(topic.id)\t\(topic.title)\t\(topic.fileName)\t\(topic.ruleCount) rules, \(topic.testCount) tests")
      }
    }
  }

  /// - Parameter config: nil where there is none: then only the built-in packs are known.
  package static func show(id: String, _ config: ConfigSource?) -> CommandOutput {
    var answer = CommandOutput()
    if let pack = BuiltinPacks.file(named: id) {
      answer.print(pack.text)
      return answer
    }
    guard let config else {
      answer.fail(.noInput, "there is no built-in topic '\(id)', and no configuration that names others")
      return answer
    }
    return CommandOutput.with(config) { setup, answer in
      let topics = setup.topics.topics
      if let topic = topics.first(where: { $0.id == id }) {
        show(topic, &answer)
      } else {
        let known = topics.map(\.id).joined(separator: ", ")
        answer.fail(.noInput, "there is no topic '\(id)'; there are \(known)")
      }
    }
  }

  private static func show(_ topic: TopicSummary, _ answer: inout CommandOutput) {
    do {
      answer.print(try TopicFiles.read(topic.fileName).text)
    } catch {
      answer.fail(.mistakes(Mistakes([error])))
    }
  }

  package static func test(files: [String]) -> CommandOutput {
    var answer = CommandOutput()
    do throws(Mistakes) {
      let topics = try TopicFiles.read(TopicFiles.sources(files))
      let failed = topics.runTests()
      for mistake in failed { answer.print(mistake.description) }
      let count = topics.topics.map(\.testCount).reduce(0, +)
      answer.print("\(count - failed.count) passed, \(failed.count) failed")
      if !failed.isEmpty { answer.status = .configuration }
    } catch {
      answer.fail(.mistakes(error))
    }
    return answer
  }
}
