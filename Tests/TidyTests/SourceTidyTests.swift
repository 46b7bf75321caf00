import Foundation
import Testing

/// What every source file keeps to; each exception stands here with its reason.
@Suite struct SourceTidyTests {
  private static let all = Result { try SourceTree.swiftFiles(in: "Sources") }
  private let sources: [SourceTree.File]

  init() throws { sources = try SourceTidyTests.all.get() }

  // MARK: Walls

  /// Modules that one target alone may import, or few.
  private static let importers: [String: Set<String>] = [
    "Yams": ["TruceYAML"],
    "GRDB": ["TruceStorage"], "GRDBSQLite": ["TruceStorage"], "CCrypto": ["TruceStorage"],
    "CZlib": ["TruceInflate"],
    "CLibXML2": ["TruceFeeds"],
    "CCurl": ["TruceHTTP"], "CEpoll": ["TruceHTTP"],
    "CService": ["TruceDaemon", "TruceStorage"], "CMalloc": ["TruceDaemon"],
    "ArgumentParser": ["trucewatch"],
    // A page that is fetched for a command takes a queue.
    "Dispatch": ["TruceHTTP", "TruceDaemon", "TruceCommands"],
    "Logging": ["TruceStorage", "TruceDaemon"],
  ]

  @Test func whatOneTargetAloneMayImportNoOtherImports() {
    let crossing = sources.flatMap { file in
      file.lines.compactMap(SourceTidyTests.importedModule).compactMap { module -> String? in
        guard let allowed = SourceTidyTests.importers[module], !allowed.contains(file.target) else { return nil }
        return "\(file.path) imports \(module)"
      }
    }
    #expect(crossing == [])
  }

  /// It brings megabytes and traps where we throw.
  private static let foundationUsers: Set<String> = [
    // The environment and the arguments, where nothing else of it is used.
    "Sources/trucewatch/ConfigOption.swift"
  ]

  @Test func foundationStaysOutside() {
    let users = sources.filter { $0.lines.compactMap(SourceTidyTests.importedModule).contains("Foundation") }
    #expect(Set(users.map(\.path)).subtracting(SourceTidyTests.foundationUsers) == [])
  }

  private static func importedModule(_ line: Substring) -> String? {
    guard line.contains("import "),
      let match = line.wholeMatch(of: /(?:(?:internal|package|private|public|@preconcurrency) )*import (\w+)/)
    else {
      return nil
    }
    return String(match.1)
  }

  // MARK: Files

  /// Files that hold functions and no type.
  private static let functionFiles: [String: String] = [
    "Sources/TruceStorage/System/WriteAll.swift": "writeAll",
    "Sources/TruceStorage/System/Folders.swift": "createFolders",
  ]

  @Test func aFileIsNamedAfterATypeInIt() {
    let strangers = sources.filter { file in
      if let function = SourceTidyTests.functionFiles[file.path] { return !file.text.contains("func \(function)(") }
      let type = String(file.name.prefix { $0 != "+" })
      let declaration = "(?m)^\\s*(?:[a-z@()]+ )*(?:struct|class|enum|protocol|extension|actor|typealias) \(type)\\b"
      return file.text.range(of: declaration, options: .regularExpression) == nil
    }
    #expect(strangers.map(\.path) == [])
  }

  /// Shorter ones have a home in the file of what they serve.
  private static let linesMin = 10
  private static let shortFiles: Set<String> = [
    // A verb of the command line each; one finds them by name.
    "Sources/trucewatch/JournalCommand.swift",
    // Types of the public face of their target.
    "Sources/TruceHTTP/BodyDecision.swift", "Sources/TruceYAML/ValueProblem.swift",
    "Sources/TruceCore/Identity/ArticleChange.swift",
    // What carries the design is found by its name.
    "Sources/TruceCore/Documents/FetchOutcome.swift", "Sources/TruceCore/Records/OutgoingRecord.swift",
    "Sources/TruceCore/Watch/FeedSnapshot.swift", "Sources/TruceFeeds/Feed/FeedName.swift",
  ]

  @Test func aFileIsLongEnoughToBeOne() {
    let short = sources.filter { $0.lines.count - 1 < SourceTidyTests.linesMin }
    #expect(Set(short.map(\.path)).subtracting(SourceTidyTests.shortFiles) == [])
  }

  @Test func exceptionsAreOfFilesThatExist() {
    let named =
      Array(SourceTidyTests.foundationUsers) + Array(SourceTidyTests.functionFiles.keys)
      + Array(SourceTidyTests.shortFiles) + SourceTidyTests.longFunctions.keys.map { String($0.prefix { $0 != ":" }) }
    #expect(named.filter { !SourceTree.exists($0) } == [])
  }

  // MARK: Functions

  /// Lines from a function's `func` or `init` to its closing brace.
  private static let functionLinesMax = 45
  /// By path and name: how many lines, and why.
  private static let longFunctions: [String: Int] = [
    // One statement of SQL a column.
    "Sources/TruceStorage/State/FeedRow.swift:add": 50, "Sources/TruceStorage/State/FeedRow.swift:read": 50,
    "Sources/TruceStorage/State/StateSchema.swift:migrate": 80,
  ]

  @Test func functionsAreShort() {
    let long = sources.flatMap { file in
      SourceTidyTests.functions(file).filter { function in
        function.lines
          > SourceTidyTests.longFunctions["\(file.path):\(function.name)", default: SourceTidyTests.functionLinesMax]
      }.map { "\(file.path): \($0.name) has \($0.lines) lines" }
    }
    #expect(long == [])
  }

  /// The formatter puts a closing brace under the start of what it closes.
  private static func functions(_ file: SourceTree.File) -> [(name: String, lines: Int)] {
    var found: [(name: String, lines: Int)] = []
    var open: [(indent: Int, name: String, start: Int)] = []
    for (number, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if line.dropFirst(indent).first == "}", let last = open.last, last.indent == indent {
        found.append((last.name, number - last.start + 1))
        open.removeLast()
      }
      guard line.contains("func ") || line.contains("init") else { continue }
      if let match = line.firstMatch(of: /^ *(?:[a-z@]+(?:\([a-z]+\))? )*(?:func (\w+)|(init)[?(<])/),
        !line.hasSuffix("}")
      {
        while let last = open.last, last.indent >= indent { open.removeLast() }
        open.append((indent, String(match.1 ?? match.2 ?? ""), number))
      }
    }
    return found
  }

  // MARK: Words

  /// What has no place in the sources, and where it has one.
  private static let banned: [(word: String, reason: String, except: Set<String>)] = [
    ("try!", "throw, or show that it cannot fail", []),
    ("fatalError(", "a broken promise of ours is a precondition with a sentence", []),
    ("as!", "ask with as?", []),
    ("FileHandle", "it traps where a write fails: CommandExit and StandardOutput write", []),
    ("TODO", "an issue, or nothing", []), ("FIXME", "an issue, or nothing", []),
    ("print(\"", "stdout is for alerts and answers: CommandOutput", []),
  ]

  @Test(arguments: SourceTidyTests.banned.map(\.word))
  func whatHasNoPlaceIsNotThere(word: String) {
    let except = SourceTidyTests.banned.first { $0.word == word }?.except ?? []
    let users = sources.filter { file in
      !except.contains(file.path)
        && file.lines.contains { line in
          guard line.contains(word) else { return false }
          let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
          return code.contains(word) && !code.contains(".\(word)") && !code.contains("answer.print")
        }
    }
    #expect(users.map(\.path) == [])
  }

  /// Whoever calls the storage acts on what it returns: nothing is called back from the middle of it.
  @Test func storageHasNoQueueNoTimerAndNoCallbacks() {
    let storage = sources.filter { $0.target == "TruceStorage" }
    #expect(storage.count > 20)
    let callbacks = storage.filter { file in
      file.lines.contains { $0.contains(/\bvar on[A-Z]\w*\b/) || $0.contains("DispatchQueue") }
    }
    #expect(callbacks.map(\.path) == [])
  }

  // MARK: Comments

  /// A comment that sends its reader to a page, “its section” behind it, sends to something that is there.
  @Test func pagesAndSectionsThatCommentsNameExist() throws {
    let tests = try SourceTree.swiftFiles(in: "Tests")
    var missing: [String] = []
    for file in sources + tests where file.target != "TidyTests" {
      for line in file.lines {
        guard let comment = line.firstRange(of: "//").map({ line[$0.lowerBound...] }) else { continue }
        if comment.contains("CONTRACT") || comment.contains("HOSTILE") { missing.append("\(file.path): \(comment)") }
        guard comment.contains(".md") else { continue }
        for match in comment.matches(of: /\b((?:[\w.]+\/)*[A-Za-z]+\.md)(?:, “([^”]+)”)?/) {
          let path = String(match.1)
          guard SourceTree.exists(path), let text = try? SourceTree.file(path).text else {
            missing.append("\(file.path) names \(path)")
            continue
          }
          if let section = match.2, !text.contains(section) {
            missing.append("\(file.path) names \(path), “\(section)”")
          }
        }
      }
    }
    #expect(missing == [])
  }
}
