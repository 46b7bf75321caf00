import ArgumentParser
import TruceCommands
import TruceCore
import TruceDaemon

/// `trucewatch watch`: polls the feeds, journals matches, prints alerts.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Poll the feeds, journal every match and print alerts until stopped.")

  @OptionGroup var config: ConfigOption

  @Flag(help: "Poll every feed that is due (a new one is), then exit.")
  var once = false

  @Option(help: ArgumentHelp("What stdout shows: \(AlertFormat.names).", valueName: "format"))
  var alerts: AlertFormat?

  func run() throws {
    let options = WatchOptions(
      configPath: try config.path(), pollsOnce: once, alertFormat: alerts, environment: config.environment)
    let status: ExitStatus
    do {
      status = try Daemon(options: options).run()
    } catch {
      Daemon.conclude(error, environment: config.environment)
      var answer = CommandOutput()
      switch error {
      case .mistakes(let mistakes): answer.fail(mistakes)
      case .storage(let failure): answer.fail(error.exitStatus, failure.description)
      case .stopped: break
      }
      return try Refusal.finish(answer)
    }
    if status != .ok { throw ExitCode(status.rawValue) }
  }
}

extension AlertFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: " or ") }
}
