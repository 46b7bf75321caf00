import TruceCore
import TruceText
internal import TruceYAML

/// Reads `topics`: built-in packs and topic files.
struct TopicsReader {
  let node: NodeReader
  let folder: ConfigFolder
  let builtins: [String]

  private static let builtinPrefix = "builtin:"

  /// The topics of `entry` in their order; wrong ones are noted and left out.
  func topics(of entry: MappingEntry) -> [TopicSource] {
    guard let items = node.items(of: entry) else { return [] }
    if items.isEmpty {
      node.note(entry.place, "no topics: add \(usual), or take the key 'topics' out to have them")
    }
    var firsts: [String: Int] = [:]
    return items.compactMap { item in
      guard let word = node.word(of: item) else { return nil }
      if let first = firsts[word] {
        node.note(item.place, "duplicate topic \(word.quoted); the first is in line \(first)")
        return nil
      }
      firsts[word] = item.place.line
      return node.checked(item) { () throws(ValueProblem) in try topic(word) }
    }
  }

  private func topic(_ word: String) throws(ValueProblem) -> TopicSource {
    if word.hasPrefix(Self.builtinPrefix) { return try builtin(String(word.dropFirst(Self.builtinPrefix.count))) }
    // `ceasefire` alone is a file; where there is none, the pack was meant.
    let path = folder.absolute(word)
    do {
      try ReadableFile.check(path, shown: folder.shown(word))
      return .file(path)
    } catch {
      let hint = builtins.contains(word) ? "; did you mean '\(Self.builtinPrefix)\(word)'?" : ""
      throw ValueProblem(error.message + hint)
    }
  }

  private func builtin(_ name: String) throws(ValueProblem) -> TopicSource {
    guard builtins.contains(name) else {
      throw ValueProblem("there is no built-in topic \(name.quoted), only \(builtins.joined(separator: ", "))")
    }
    return .builtin(name)
  }

  private var usual: String { builtins.map { "'\(Self.builtinPrefix)\($0)'" }.joined(separator: " and ") }
}
