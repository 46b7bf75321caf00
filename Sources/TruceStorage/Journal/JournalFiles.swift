internal import TruceText

/// The journal and the files that rotation made of it, as `logrotate` names them: `journal.jsonl.1`,
/// `journal.jsonl.2.gz`, `journal.jsonl-20261122.xz`.
package struct JournalFiles {
  package let path: String
  package let files: any FileSystem

  /// - Parameter path: Of the journal itself, without a rotated file's ending.
  package init(path: String, files: any FileSystem = DiskFileSystem()) {
    self.path = path
    self.files = files
  }

  /// Paths of the files that hold records, oldest records first; a copy of the journal before the journal.
  package func inOrder() throws(SystemError) -> [String] { try survey().files.map(\.path) }

  /// Paths of the files that can hold records after `seq`, oldest records first, and behind them those in which nothing
  /// is a record; and what of the journal cannot be opened.
  func parts(after seq: Int64) throws(SystemError) -> (paths: [String], gaps: [JournalGap]) {
    // The common case first: rotated files are opened only when the journal itself starts too late.
    if case .records(let first) = try look(at: path), first <= seq + 1 { return ([path], []) }
    let survey = try survey()
    var needed: [(path: String, seq: Int64)] = []
    for file in survey.files.reversed() {
      // A copy that was made of a file begins like it.
      if let last = needed.last, last.seq <= seq + 1, file.seq < last.seq { break }
      needed.append(file)
    }
    return (needed.reversed().map(\.path) + survey.strays, survey.gaps)
  }

  /// The same of the whole journal.
  func parts() throws(SystemError) -> (paths: [String], gaps: [JournalGap]) {
    let survey = try survey()
    return (survey.files.map(\.path) + survey.strays, survey.gaps)
  }

  /// What the files of the journal begin with.
  private struct Survey {
    /// By the number of their first record; a copy of the journal before the journal.
    var files: [(path: String, seq: Int64)] = []
    /// Hold something, but no record.
    var strays: [String] = []
    var gaps: [JournalGap] = []
  }

  private func survey() throws(SystemError) -> Survey {
    var survey = Survey()
    for candidate in [path] + rotated() {
      switch try look(at: candidate) {
      case .records(let first): survey.files.append((candidate, first))
      case .noRecords: survey.strays.append(candidate)
      case .unreadable(let error): survey.gaps.append(gap(candidate, error))
      case .nothing: break
      }
    }
    func order(_ file: (path: String, seq: Int64)) -> (Int64, Int, String) {
      (file.seq, file.path == path ? 1 : 0, file.path)
    }
    survey.files.sort { order($0) < order($1) }
    return survey
  }

  /// The rotated file with the newest records; nil without one.
  package func newestRotated() throws(SystemError) -> String? { try inOrder().last { $0 != path } }

  /// Number of the last record of one of the files; of a compressed one that is damaged, the last before the damage.
  func lastSeq(ofFileAt path: String) throws(SystemError) -> Int64? {
    let file = try files.open(path, for: .reading)
    guard let compression = try JournalCompression.of(file) else {
      return try JournalTail.lastRecord(of: file, size: try file.status().size)?.seq
    }
    var scanner = JournalScanner(try compression.stream(of: file))
    var last: Int64?
    do {
      while let line = try scanner.next() { last = JournalLine.seq(of: line) ?? last }
    } catch {
      if !error.isDamage { throw error }
    }
    return last
  }

  /// Paths of the rotated files, by name.
  package func rotated() -> [String] {
    let (shown, name) = FilePath.split(path)
    let folder = shown.isEmpty ? "./" : String(shown)
    let names = files.names(inFolder: folder).filter { found in
      (found.hasPrefix(name + ".") || found.hasPrefix(name + "-")) && !found.hasSuffix(JournalFiles.unfinishedEnding)
    }
    return names.sorted().map { String(shown) + $0 }
  }

  /// What logrotate has not finished.
  private static let unfinishedEnding = ".tmp"

  /// What a look at the beginning of a file says.
  private enum Look {
    case records(first: Int64)
    case noRecords
    /// It is empty, has gone, or is none of the journal's.
    case nothing
    case unreadable(SystemError)
  }

  /// - Throws: Where it is the journal itself, and not for what is in it.
  private func look(at path: String) throws(SystemError) -> Look {
    do throws(SystemError) {
      var scanner = try JournalScanner(path: path, in: files)
      while let line = try scanner.next() {
        if let seq = JournalLine.seq(of: line) { return .records(first: seq) }
      }
      guard isOurs(path) else { return .nothing }
      if scanner.lineNumber > 0 || !scanner.rest.isEmpty { return .noRecords }
      // What compresses nothing still writes a few bytes.
      let size = try files.status(of: path)?.size
      return size == 0 && JournalCompression.isNamed(by: path) ? .unreadable(.cutShort) : .nothing
    } catch {
      if error.isNotFound { return .nothing }
      if path == self.path, !error.isDamage, error != .noProgram { throw error }
      return isOurs(path) ? .unreadable(error) : .nothing
    }
  }

  /// Whether it is the journal, or has a name as rotation gives it: a number or a date, or the ending of a compression.
  private func isOurs(_ candidate: String) -> Bool {
    guard candidate != path else { return true }
    let ending = candidate.dropFirst(path.count + 1)
    return ending.first?.isNumber ?? false || JournalCompression.isNamed(by: candidate)
  }

  /// Why a file could not be read, or not to its end.
  func gap(_ path: String, _ error: SystemError) -> JournalGap {
    // It may have gone since: then it is told without.
    let compression = (try? files.open(path, for: .reading)).flatMap { try? JournalCompression.of($0) }
    return JournalGap(path: path, error: error, compression: compression)
  }
}
