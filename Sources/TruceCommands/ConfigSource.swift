internal import TruceConfig
internal import TruceStorage

/// The configuration that a command reads: its file, and the environment that it may refer to.
package struct ConfigSource: Sendable {
  package let path: String
  package let environment: [String: String]

  package init(path: String, environment: [String: String]) {
    self.path = path
    self.environment = environment
  }
}

extension CommandOutput {
  /// What `body` answers from a configuration; where it cannot be read, its mistakes.
  static func with(
    _ config: ConfigSource, _ body: (Setup, inout CommandOutput) throws(StateError) -> Void
  ) -> CommandOutput {
    var answer = CommandOutput()
    do {
      let setup = try Setup.read(configPath: config.path, environment: config.environment)
      do { try body(setup, &answer) } catch { answer.fail(.inputOutput, error.description) }
    } catch {
      answer.fail(error)
    }
    return answer
  }
}
