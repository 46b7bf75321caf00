internal import Glibc

/// The journal and the files that rotation made of it, as `logrotate` names them: `journal.jsonl.1`, `journal.jsonl-…`.
enum JournalFiles {
  /// Paths of the files that hold records, oldest records first; compressed files are not among them.
  static func inOrder(of path: String) throws(SystemError) -> [String] {
    var found: [(path: String, seq: Int64)] = []
    for candidate in [path] + rotated(path) {
      do {
        if let seq = try JournalScanner.firstSeq(ofFileAt: candidate) { found.append((candidate, seq)) }
      } catch  where error.isNotFound {
        continue
      }
    }
    return found.sorted { ($0.seq, $0.path) < ($1.seq, $1.path) }.map(\.path)
  }

  /// Paths of the files that can hold records after `seq`, oldest records first.
  static func inOrder(of path: String, after seq: Int64) throws(SystemError) -> [String] {
    // The common case first: rotated files are opened only when the journal itself starts too late.
    do {
      if let first = try JournalScanner.firstSeq(ofFileAt: path), first <= seq + 1 { return [path] }
    } catch  where error.isNotFound {}
    let all = try inOrder(of: path)
    var needed: [String] = []
    for candidate in all.reversed() {
      needed.append(candidate)
      if let first = try JournalScanner.firstSeq(ofFileAt: candidate), first <= seq + 1 { break }
    }
    return needed.reversed()
  }

  private static func rotated(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isRotated = found.hasPrefix(name + ".") || found.hasPrefix(name + "-")
      if isRotated, ![".gz", ".xz", ".zst", ".bz2"].contains(where: found.hasSuffix) { names.append(folder + found) }
    }
    return names.sorted()
  }
}
