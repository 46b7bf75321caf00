import ArgumentParser
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
    let source = try config.source()
    let options = WatchOptions(
      configPath: source.path, pollsOnce: once, alertFormat: alerts, environment: source.environment)
    let daemon: Daemon
    do {
      daemon = try Daemon(options: options)
    } catch {
      Daemon.conclude(error, environment: source.environment)
      throw CommandExit(error)
    }
    throw CommandExit(daemon.run())
  }
}

extension AlertFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: " or ") }
}
