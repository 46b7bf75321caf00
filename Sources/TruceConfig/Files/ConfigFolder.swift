import Glibc
import TruceText

/// The folder of a file that names others: what its relative paths start from.
struct ConfigFolder {
  /// Absolute, without symbolic links or a slash at its end.
  let absolute: String
  /// As the person would name it; empty for the working folder.
  private let shown: String
  private let home: String?

  init(ofFile path: String, home: String?) {
    shown = String(FilePath.split(path).folder)
    self.home = home
    absolute = Self.resolved(shown.isEmpty ? "." : shown)
  }

  /// `path` as an absolute path; `~/` is the home folder.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if let home, path.hasPrefix("~/") { return home + path.dropFirst() }
    var base = absolute
    var rest = path[...]
    // `..` is taken away here only where it leads: behind a symbolic link it would mean something else.
    while let step = ["./", "../"].first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(step.count)
      if step == "../" { base = String(FilePath.split(base).folder.dropLast()) }
    }
    return "\(base)/\(rest)"
  }

  /// `path` as the person would name it in a message.
  func shown(_ path: String) -> String {
    path.hasPrefix("/") || path.hasPrefix("~/") ? path : shown + path
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    let text = String(cString: real)
    return text == "/" ? "" : text
  }
}
