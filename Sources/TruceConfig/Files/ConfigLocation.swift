import Glibc

/// Finds the configuration file that a command is to read.
package enum ConfigLocation {
  private static let fileName = "trucewatch.yaml"
  package static let ofTheMachine = "/etc/trucewatch/trucewatch.yaml"

  /// `--config`, else `$TRUCEWATCH_CONFIG`, else the service's folder, else the person's own file, else the machine's.
  ///
  /// The person's own file counts only where there is one; the others are what somebody asked for, and a missing one
  /// is a mistake to be told. An empty variable is an unset one.
  package static func find(option: String?, environment: [String: String]) -> String {
    asked(option, ConfigEnvironment(environment)) ?? ofThePerson(ConfigEnvironment(environment)) ?? ofTheMachine
  }

  /// As `find`, for a command that can do without: nil where nobody asked for a file and the usual places have none.
  ///
  /// - Parameter machinePath: For tests.
  package static func findIfAny(
    option: String?, environment: [String: String], machinePath: String = ofTheMachine
  ) -> String? {
    let variables = ConfigEnvironment(environment)
    return asked(option, variables) ?? ofThePerson(variables) ?? (exists(machinePath) ? machinePath : nil)
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func asked(_ option: String?, _ variables: ConfigEnvironment) -> String? {
    if let path = option ?? variables["TRUCEWATCH_CONFIG"] { return path }
    return variables.firstFolder("CONFIGURATION_DIRECTORY").map { $0 + "/" + fileName }
  }

  private static func ofThePerson(_ variables: ConfigEnvironment) -> String? {
    guard let folder = variables.folderOfThePerson("XDG_CONFIG_HOME", insideHome: ".config") else { return nil }
    let path = "\(folder)/trucewatch/\(fileName)"
    return exists(path) ? path : nil
  }
}
