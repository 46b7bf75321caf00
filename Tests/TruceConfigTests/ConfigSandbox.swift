import Glibc
import TruceCore
import TruceTopics
import TruceYAML

@testable import TruceConfig

/// A new folder with a configuration in it; `deinit` takes it away.
final class ConfigSandbox {
  let folder: String
  var environment: [String: String] = ["HOME": "/home/anna"]

  init() throws {
    var template = Array("/tmp/trucewatch-config-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TextFileError.system(errno) }
    folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit {
    for path in created.reversed() where unlink(path) != 0 { rmdir(path) }
    rmdir(folder)
  }

  private var created: [String] = []

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let path = "\(folder)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else { throw TextFileError.system(errno) }
    close(file)
    created.append(path)
  }

  func makeFolder(_ name: String) throws {
    guard mkdir("\(folder)/\(name)", 0o700) == 0 else { throw TextFileError.system(errno) }
    created.append("\(folder)/\(name)")
  }

  func read(_ yaml: String) throws -> Config {
    try write(yaml, to: "c.yaml")
    return try ConfigReader(environment: environment).read(path: "\(folder)/c.yaml")
  }

  /// The mistakes of `yaml` as `check` prints them, with the folder taken away from the file's name.
  func mistakes(_ yaml: String) throws -> [String] {
    try write(yaml, to: "c.yaml")
    return mistakes(in: "c.yaml")
  }

  func mistakes(in name: String) -> [String] { found(in: name)?.headlines.map(withoutFolder) ?? [] }

  /// The same with the lines of their excerpts.
  func lines(_ yaml: String) throws -> [String] {
    try write(yaml, to: "c.yaml")
    return found(in: "c.yaml")?.lines.map(withoutFolder) ?? []
  }

  private func found(in name: String) -> Mistakes? {
    do {
      _ = try ConfigReader(environment: environment).read(path: "\(folder)/\(name)")
      return nil
    } catch {
      return error
    }
  }

  private func withoutFolder(_ line: String) -> String { line.replacing("\(folder)/", with: "") }
}
