internal import TruceText

/// The journal and the files that rotation made of it, as `logrotate` names them: `journal.jsonl.1`,
/// `journal.jsonl.2.gz`, `journal.jsonl-20261122`.
package struct JournalFiles {
  package let path: String
  package let files: any FileSystem

  /// - Parameter path: Of the journal itself, without a rotated file's ending.
  package init(path: String, files: any FileSystem = DiskFileSystem()) {
    self.path = path
    self.files = files
  }

  /// Paths of the files that hold records, oldest records first; a copy of the journal before the journal.
  package func inOrder() throws(SystemError) -> [String] {
    var found: [(path: String, seq: Int64)] = []
    for candidate in [path] + rotated() {
      if let seq = try firstSeq(candidate) { found.append((candidate, seq)) }
    }
    func order(_ file: (path: String, seq: Int64)) -> (Int64, Int, String) {
      (file.seq, file.path == path ? 1 : 0, file.path)
    }
    return found.sorted { order($0) < order($1) }.map(\.path)
  }

  /// Paths of the files that can hold records after `seq`, oldest records first.
  package func inOrder(after seq: Int64) throws(SystemError) -> [String] {
    // The common case first: rotated files are opened only when the journal itself starts too late.
    if let first = try firstSeq(path), first <= seq + 1 { return [path] }
    var needed: [(path: String, seq: Int64)] = []
    for candidate in try inOrder().reversed() {
      guard let first = try firstSeq(candidate) else { continue }
      // A copy that was made of a file begins like it.
      if let last = needed.last, last.seq <= seq + 1, first < last.seq { break }
      needed.append((candidate, first))
    }
    return needed.reversed().map(\.path)
  }

  /// The rotated file with the newest records; nil without one.
  package func newestRotated() throws(SystemError) -> String? { try inOrder().last { $0 != path } }

  /// Paths of the rotated files, by name.
  package func rotated() -> [String] {
    let (shown, name) = FilePath.split(path)
    let folder = shown.isEmpty ? "./" : String(shown)
    let names = files.names(inFolder: folder).filter { found in
      (found.hasPrefix(name + ".") || found.hasPrefix(name + "-"))
        && !JournalFiles.unreadableEndings.contains(where: found.hasSuffix)
    }
    return names.sorted().map { folder + $0 }
  }

  package static func isCompressed(_ path: String) -> Bool { path.hasSuffix(".gz") }

  /// Compressed in ways that this program does not read, and what logrotate has not finished.
  private static let unreadableEndings = [".xz", ".zst", ".bz2", ".tmp"]

  /// A file that is no journal, or goes away while it is looked at, holds no records.
  private func firstSeq(_ path: String) throws(SystemError) -> Int64? {
    do {
      return try JournalScanner.firstSeq(ofFileAt: path, in: files)
    } catch {
      if error.isNotFound || path != self.path { return nil }
      throw error
    }
  }
}
