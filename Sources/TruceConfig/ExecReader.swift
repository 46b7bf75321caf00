internal import Glibc
internal import TruceCore
internal import TruceText
internal import TruceTopics
internal import TruceYAML

/// Reads `exec`: commands, each a list of words or a mapping with `command`.
struct ExecReader {
  let node: NodeReader
  let folder: ConfigFolder
  let environment: ConfigEnvironment

  enum Key: String, CaseIterable {
    case command, name, kinds, topics, events, level, timeout, parallel
  }

  private static let parallelRange = 1...64
  private static let nameLengthMax = 64
  private static let usualPath = "/usr/local/bin:/usr/bin:/bin"

  /// The actions of `entry` in their order; wrong ones are noted and left out.
  func commands(of entry: MappingEntry) -> [ExecConfig] {
    var firsts: [String: Int] = [:]
    return (node.items(of: entry) ?? []).compactMap { item in
      guard let action = action(item.value) else { return nil }
      if let first = firsts[action.name] {
        let message = "duplicate command \(action.name.quoted); the first is in line \(first): give one another 'name'"
        node.note(item.place, message)
        return nil
      }
      firsts[action.name] = item.place.line
      return action
    }
  }

  private func action(_ item: YAMLNode) -> ExecConfig? {
    guard item.isMapping else {
      return make(command: MappingEntry(key: "command", place: item.place, value: item), name: nil)
    }
    let entries = node.values(of: item, named: "a command", keys: Key.allCases.map(\.rawValue))
    guard let command = entries[Key.command.rawValue] else {
      node.note(item.place, "this command has no 'command'")
      return nil
    }
    guard var action = make(command: command, name: entries[Key.name.rawValue]) else { return nil }
    for entry in entries.values { Key(rawValue: entry.key).map { apply($0, entry, to: &action) } }
    return action
  }

  private func make(command: MappingEntry, name: MappingEntry?) -> ExecConfig? {
    let items = if case .scalar = command.value.content { [command] } else { node.items(of: command) ?? [] }
    let words = items.compactMap(node.word)
    guard let program = words.first else {
      node.note(command.value.place, "'command': it needs the name of a program")
      return nil
    }
    let found = node.checked(command) { () throws(ValueProblem) in try path(of: program) }
    guard let path = found else { return nil }
    let usual = path.split(separator: "/").last.map(String.init) ?? path
    guard let name else { return ExecConfig(name: usual, command: [path] + words.dropFirst()) }
    let given = node.value(of: name) { word throws(ValueProblem) in try Self.checkedName(word) }
    return given.map { ExecConfig(name: $0, command: [path] + words.dropFirst()) }
  }

  private func apply(_ key: Key, _ entry: MappingEntry, to action: inout ExecConfig) {
    switch key {
    case .command, .name: break
    case .topics: action.topics = words(of: entry)
    case .events: action.events = words(of: entry)
    case .kinds:
      action.kinds = (node.items(of: entry) ?? []).compactMap(node.choice)
    case .level: action.level = node.choice(of: entry)
    case .timeout:
      let time = node.value(of: entry) { word throws(ValueProblem) in
        try ValueCheck.duration(word, max: ValueCheck.timeoutMillisecondsMax)
      }
      action.timeoutMilliseconds = time ?? action.timeoutMilliseconds
    case .parallel:
      let count = node.value(of: entry) { word throws(ValueProblem) in
        try ValueCheck.count(word, in: Self.parallelRange)
      }
      action.runsMax = count ?? action.runsMax
    }
  }

  private func words(of entry: MappingEntry) -> [String] {
    (node.items(of: entry) ?? []).compactMap(node.word)
  }

  /// A file name that needs no quoting anywhere.
  private static func checkedName(_ text: String) throws(ValueProblem) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-_.".utf8.contains(byte)
    }
    guard isPlain, !text.hasPrefix("."), text.utf8.count <= nameLengthMax else {
      throw ValueProblem("\(text.quoted) is no name: letters, digits, '-', '_' and '.'")
    }
    return text
  }

  /// A path as it stands, a bare name by `$PATH`, as a shell finds it.
  private func path(of program: String) throws(ValueProblem) -> String {
    guard !program.contains("\0") else { throw ValueProblem("\(program.quoted) is not a program") }
    if program.contains("/") {
      let path = folder.absolute(program)
      if Self.isProgram(path) { return path }
      throw ValueProblem("\(folder.shown(program).quoted) is not a program that can be run")
    }
    let folders = (environment["PATH"] ?? Self.usualPath).split(separator: ":").map(String.init)
    for folder in folders where Self.isProgram("\(folder)/\(program)") { return "\(folder)/\(program)" }
    throw ValueProblem("there is no program \(program.quoted) in $PATH (\(folders.joined(separator: ":")))")
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
