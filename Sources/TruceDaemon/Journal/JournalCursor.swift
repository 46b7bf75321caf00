/// Goes through the records of a journal after a number, over all its files, in order and each once.
struct JournalCursor: ~Copyable {
  private let files: any FileSystem
  private var paths: ArraySlice<String>
  private var scanner: JournalScanner?
  /// Number of the record that was returned last.
  private(set) var seq: Int64

  init(_ journal: JournalFiles, after seq: Int64) throws(SystemError) {
    files = journal.files
    self.seq = seq
    paths = try journal.inOrder(after: seq)[...]
  }

  /// The next record's line without its newline; nil at the end of what is whole. What is no record is passed over,
  /// and so is what stands in a copy too.
  mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    while true {
      if scanner == nil {
        guard let path = paths.popFirst() else { return nil }
        scanner = try open(path)
      }
      while let line = try scanner?.next() {
        guard let lineSeq = JournalLine.seq(of: line), lineSeq > seq else { continue }
        seq = lineSeq
        return line
      }
      scanner = nil
    }
  }

  /// - Returns: nil where the file has just gone.
  private func open(_ path: String) throws(SystemError) -> JournalScanner? {
    do {
      if JournalFiles.isCompressed(path) { return try JournalScanner(path: path, in: files) }
      let offset = try JournalBisection.offset(after: seq, in: try files.open(path, for: .reading))
      return try JournalScanner(path: path, from: offset, in: files)
    } catch  where error.isNotFound {
      return nil
    }
  }
}
