package import TruceCore

/// What `trucewatch watch` was told on its command line.
package struct WatchOptions: Sendable {
  package var configPath: String
  package var pollsOnce: Bool
  /// nil: as the configuration says.
  package var alertFormat: AlertFormat?
  package var environment: [String: String]

  package init(configPath: String, pollsOnce: Bool, alertFormat: AlertFormat?, environment: [String: String]) {
    self.configPath = configPath
    self.pollsOnce = pollsOnce
    self.alertFormat = alertFormat
    self.environment = environment
  }
}
