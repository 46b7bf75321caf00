internal import TruceConfig
internal import TruceText

/// `trucewatch check`: every mistake in the configuration and its topics.
package enum CheckRun {
  package static func run(_ config: ConfigSource) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let setup = try Setup.read(configPath: config.path, environment: config.environment, testsBuiltins: true)
      let names = setup.topics.topics.map(\.id).joined(separator: ", ")
      answer.print("\(config.path): \(setup.config.feeds.count.counted("feed")), topics \(names): no mistakes")
    } catch {
      // The mistakes are the answer; what is read by a person watching stderr is that there are any.
      for line in error.lines { answer.print(line) }
      let count = error.all.count
      answer.fail(.configuration, "\(count.counted("mistake")); the daemon would not start")
    }
    return answer
  }
}
