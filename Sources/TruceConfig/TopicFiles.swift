package import TruceCore
package import TruceTopics
package import TruceYAML

/// Reads the files that hold topics.
package enum TopicFiles {
  package static func read(_ sources: [TopicSource]) throws(Mistakes) -> TopicSet { try TopicSet(try files(sources)) }

  /// - Throws: Every mistake, one for each file that cannot be read.
  package static func files(_ sources: [TopicSource]) throws(Mistakes) -> [TopicFile] {
    var files: [TopicFile] = []
    var mistakes: [Mistake] = []
    for source in sources {
      do { files.append(try file(source)) } catch { mistakes.append(error) }
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    return files
  }

  private static func file(_ source: TopicSource) throws(Mistake) -> TopicFile {
    switch source {
    case .file(let path): return try read(path)
    case .builtin(let name):
      guard let file = BuiltinPacks.file(named: name) else {
        let known = BuiltinPacks.names.map { "builtin:\($0)" }.joined(separator: ", ")
        throw Mistake(file: "builtin:\(name)", message: "there is no such topic; there are \(known)")
      }
      return file
    }
  }

  /// Topics as a command line names them: files, or `builtin:NAME`; none: the built-in packs.
  package static func sources(_ words: [String]) -> [TopicSource] {
    words.isEmpty
      ? BuiltinPacks.names.map { .builtin($0) }
      : words.map { word in builtinName(word).map { .builtin($0) } ?? .file(word) }
  }

  /// NAME of `builtin:NAME`; nil for any other word.
  package static func builtinName(_ word: String) -> String? {
    let prefix = "builtin:"
    return word.hasPrefix(prefix) ? String(word.dropFirst(prefix.count)) : nil
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
