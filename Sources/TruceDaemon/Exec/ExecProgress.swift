internal import Glibc
internal import TruceFeeds
internal import TruceStorage

/// Which records a command has been run for: every one up to `seq` that it is meant for, but those in `open`.
///
/// It is kept in a file of the state's folder; what a kill keeps from being written there is run again.
struct ExecProgress: Equatable, Sendable {
  var seq: Int64
  /// Ascending.
  var open: [Int64] = []

  static func path(stateFolder: String, name: String) -> String { "\(stateFolder)/exec-\(name).json" }

  /// Paths of the files of all commands but those with these names.
  static func paths(stateFolder: String, butOf names: Set<String>) -> [String] {
    let kept = Set(names.map { path(stateFolder: stateFolder, name: $0) })
    let found = DiskFileSystem().names(inFolder: stateFolder).filter { $0.hasPrefix("exec-") && $0.hasSuffix(".json") }
    return found.map { "\(stateFolder)/\($0)" }.filter { !kept.contains($0) }.sorted()
  }

  /// - Returns: nil where there is no such file: the command is new.
  /// - Throws: What keeps it from being read; damage is `EBADMSG`.
  static func read(_ path: String) throws(SystemError) -> ExecProgress? {
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try FileDescriptor(opening: path, O_RDONLY)
      bytes = try file.read(at: 0, count: Int(try file.status.st_size))
    } catch {
      if error.isNotFound { return nil }
      throw error
    }
    guard let progress = bytes.withUnsafeBufferPointer(JSONReader.readStrictly).flatMap(ExecProgress.init) else {
      throw SystemError(code: EBADMSG)
    }
    return progress
  }

  func write(_ path: String) throws(SystemError) {
    let list = open.map(String.init).joined(separator: ",")
    let text = "{\"seq\":\(seq),\"open\":[\(list)]}\n"
    try AtomicFile.write(Array(text.utf8), to: path, mode: 0o640, isDurable: true)
  }
}

extension ExecProgress {
  /// - Returns: nil unless both are there, and nothing but numbers.
  fileprivate init?(_ json: JSONValue) {
    guard let seq = json["seq"]?.wholeNumber, case .array(let elements) = json["open"] else { return nil }
    let open = elements.compactMap(\.wholeNumber)
    guard open.count == elements.count else { return nil }
    self.init(seq: seq, open: open)
  }
}
