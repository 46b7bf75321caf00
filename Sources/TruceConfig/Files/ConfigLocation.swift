import Glibc

/// Finds the configuration file that a command is to read.
package enum ConfigLocation {
  private static let fileName = "trucewatch.yaml"
  private static let ofTheMachine = "/etc/trucewatch/trucewatch.yaml"

  /// `--config`, else `$TRUCEWATCH_CONFIG`, else the service's folder, else the person's own file, else the machine's.
  ///
  /// The person's own file counts only where there is one; the others are what somebody asked for, and a missing one
  /// is a mistake to be told. An empty variable is an unset one.
  package static func find(option: String?, environment: [String: String]) -> String {
    if let option { return option }
    let variables = ConfigEnvironment(environment)
    if let path = variables["TRUCEWATCH_CONFIG"] { return path }
    if let folder = variables.firstFolder("CONFIGURATION_DIRECTORY") { return folder + "/" + fileName }
    if let folder = variables.folderOfThePerson("XDG_CONFIG_HOME", insideHome: ".config") {
      let path = "\(folder)/trucewatch/\(fileName)"
      if access(path, F_OK) == 0 { return path }
    }
    return ofTheMachine
  }
}
