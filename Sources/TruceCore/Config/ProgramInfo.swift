/// The program's name and version, as they stand in the User-Agent and in `--version`.
package enum ProgramInfo {
  package static let version = "0.1.0"
  /// Stands in the User-Agent where no contact is configured, so that a publisher can find out who is asking.
  package static let homePage = "https://github.com/trucewatch/trucewatch"

  /// `trucewatch/VERSION (+CONTACT)`.
  package static func userAgent(contact: String) -> String {
    "trucewatch/\(version) (+\(contact.isEmpty ? homePage : contact))"
  }
}
