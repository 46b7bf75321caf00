package import TruceCore
package import TruceTopics
package import TruceYAML

/// Reads the files that hold topics.
package enum TopicFiles {
  package static func read(_ sources: [TopicSource]) throws(Mistakes) -> TopicSet {
    var files: [TopicFile] = []
    var mistakes: [Mistake] = []
    for source in sources {
      switch source {
      case .builtin(let name):
        if let file = BuiltinPacks.file(named: name) { files.append(file) }
      case .file(let path):
        do { files.append(try read(path)) } catch { mistakes.append(error) }
      }
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    return try TopicSet(files)
  }

  /// Topics as a command line names them: files, or `builtin:NAME`; none: the built-in packs.
  package static func sources(_ words: [String]) -> [TopicSource] {
    words.isEmpty
      ? BuiltinPacks.names.map { .builtin($0) }
      : words.map { $0.hasPrefix("builtin:") ? .builtin(String($0.dropFirst(8))) : .file($0) }
  }

  /// A topic file is written by hand: this much is a mistake, not a topic.
  private static let bytesMax = 4 << 20

  package static func read(_ path: String) throws(Mistake) -> TopicFile {
    do {
      return TopicFile(name: path, text: try TextFile.text(path, bytesMax: bytesMax))
    } catch {
      throw error.mistake(in: path)
    }
  }
}
