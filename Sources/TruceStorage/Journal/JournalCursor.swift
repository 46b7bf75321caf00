/// Goes through the records of a journal after a number, over all its files, in order and each once.
///
/// A rotation may rename the files between the look at their names and their opening. Numbers grow by one: where one is
/// missing and the files are not what they were, they are looked at anew.
package struct JournalCursor: ~Copyable {
  private let journal: JournalFiles
  private var glance: JournalGlance
  private var paths: ArraySlice<String>
  private var scanner: JournalScanner?
  /// Number of the record that was returned last.
  package private(set) var seq: Int64

  package init(_ journal: JournalFiles, after seq: Int64) throws(SystemError) {
    // Before the names: a rotation after it shows.
    let glance = try JournalGlance(journal)
    let paths = try journal.inOrder(after: seq)
    self.journal = journal
    self.glance = glance
    self.paths = paths[...]
    self.seq = seq
  }

  /// The next record's line without its newline; nil at the end of what is whole. What is no record is passed over,
  /// and so is what stands in a copy too.
  package mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    while true {
      if scanner == nil {
        guard let path = paths.popFirst() else { return nil }
        scanner = try open(path)
      }
      while let line = try scanner?.next() {
        guard let lineSeq = JournalLine.seq(of: line), lineSeq > seq else { continue }
        if lineSeq > seq + 1, try wasRotated() { break }
        seq = lineSeq
        return line
      }
      scanner = nil
    }
  }

  /// Looks at the files anew when a rotation changed them since the last look.
  private mutating func wasRotated() throws(SystemError) -> Bool {
    let now = try JournalGlance(journal)
    guard now.isRotated(since: glance) else { return false }
    glance = now
    paths = try journal.inOrder(after: seq)[...]
    return true
  }

  /// - Returns: nil where the file has just gone.
  private func open(_ path: String) throws(SystemError) -> JournalScanner? {
    do {
      if JournalFiles.isCompressed(path) { return try JournalScanner(path: path, in: journal.files) }
      let offset = try JournalBisection.offset(after: seq, in: try journal.files.open(path, for: .reading))
      return try JournalScanner(path: path, from: offset, in: journal.files)
    } catch  where error.isNotFound {
      return nil
    }
  }
}
