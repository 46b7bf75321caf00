/// The variables that the configuration asks for.
struct ConfigEnvironment {
  private let variables: [String: String]

  init(_ variables: [String: String]) { self.variables = variables }

  /// The value; nil where it is unset or empty.
  subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// The first of systemd's folders: `StateDirectory=a b` gives `/var/lib/a:/var/lib/b`.
  func firstFolder(_ name: String) -> String? {
    self[name]?.split(separator: ":").first.map { Self.withoutEndSlash(String($0)) }
  }

  /// `$name`, else its usual place in the home folder; nil where there is neither.
  ///
  /// Source: XDG Base Directory Specification; a relative path is to be ignored.
  func folderOfThePerson(_ name: String, insideHome place: String) -> String? {
    if let folder = self[name], folder.hasPrefix("/") { return Self.withoutEndSlash(folder) }
    return home.map { "\($0)/\(place)" }
  }

  /// The home folder, without a slash at its end.
  var home: String? { self["HOME"].map(Self.withoutEndSlash) }

  private static func withoutEndSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
