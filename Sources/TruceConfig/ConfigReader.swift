import Glibc
package import TruceCore
internal import TruceTopics
package import TruceYAML

/// Reads the configuration: YAML, and the lists of feeds that it names.
///
/// Source: trucewatch.yaml(5).
package struct ConfigReader {
  private let environment: ConfigEnvironment
  private let builtinTopics: [String]

  /// Ten thousand feeds with all their keys are a tenth of it.
  package static let bytesMax = 32 << 20

  /// What the keys of secrets have in them, ours and those that a person may take for ours.
  private static let secretWords = [
    "auth", "bear", "header", "proxy", "token", "pass", "secret", "credential", "cookie", "api",
  ]

  /// - Parameter environment: Variables; files are read from the disk.
  /// - Parameter builtinTopics: Names of the packs, which are also the topics of a configuration that names none.
  package init(environment: [String: String], builtinTopics: [String] = ["ceasefire", "nato"]) {
    self.environment = ConfigEnvironment(environment)
    self.builtinTopics = builtinTopics
  }

  /// The configuration in the file at `path`, with every default filled in.
  ///
  /// - Throws: Every mistake of the file and of the lists it names, in the order of their places. No secret stands
  ///   in them.
  package func read(path: String) throws(Mistakes) -> Config {
    let mistakes = MistakeCollector(file: path)
    var config: Config?
    do {
      let node = NodeReader(try document(path), mistakes: mistakes)
      let folder = ConfigFolder(ofFile: path, home: environment.home)
      config = ConfigBuilder(
        node: node, folder: folder, environment: environment, builtinTopics: builtinTopics
      ).config()
    } catch {
      mistakes.note(error)
    }
    guard mistakes.isEmpty, let config else { throw mistakes.sorted() }
    return config
  }

  private func document(_ path: String) throws(Mistake) -> YAMLDocument {
    let text: String
    do {
      text = try TextFile.text(path, bytesMax: Self.bytesMax)
    } catch .system(ENOENT) {
      let message = "there is no such file; name another with --config or $TRUCEWATCH_CONFIG"
      throw Mistake(file: path, message: message)
    } catch {
      throw error.mistake(in: path)
    }
    return try YAMLDocument(SourceText(text, file: path, secretWords: Self.secretWords))
  }
}
