internal import TruceConfig
internal import TruceCore
internal import TruceTopics
internal import TruceYAML

/// `trucewatch topics list`, `show` and `test`.
package enum TopicsRun {
  package static func list(configPath: String, environment: [String: String]) -> CommandOutput {
    var answer = CommandOutput()
    do {
      for topic in try Setup.read(configPath: configPath, environment: environment).topics.topics {
        answer.print(
          "\(topic.id)\t\(topic.title)\t\(topic.fileName)\t\(topic.ruleCount) rules, \(topic.testCount) tests")
      }
    } catch {
      answer.fail(error)
    }
    return answer
  }

  /// - Parameter configPath: nil where there is no configuration: then only the built-in packs are known.
  package static func show(id: String, configPath: String?, environment: [String: String]) -> CommandOutput {
    var answer = CommandOutput()
    if let pack = BuiltinPacks.file(named: id) {
      answer.print(pack.text)
      return answer
    }
    guard let configPath else {
      answer.fail(.noInput, "there is no built-in topic '\(id)', and no configuration that names others")
      return answer
    }
    do {
      let topics = try Setup.read(configPath: configPath, environment: environment).topics.topics
      if let topic = topics.first(where: { $0.id == id }) {
        show(topic, &answer)
      } else {
        let known = topics.map(\.id).joined(separator: ", ")
        answer.fail(.noInput, "there is no topic '\(id)'; there are \(known)")
      }
    } catch {
      answer.fail(error)
    }
    return answer
  }

  private static func show(_ topic: TopicSummary, _ answer: inout CommandOutput) {
    do {
      answer.print(try TopicFiles.read(topic.fileName).text)
    } catch {
      answer.fail(Mistakes([error]))
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
      answer.fail(error)
    }
    return answer
  }
}
