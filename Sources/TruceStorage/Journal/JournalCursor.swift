internal import Glibc
package import TruceCore

/// Goes through the records of a journal after a number, over all its files, in order and each once.
///
/// A rotation may rename the files between the look at their names and their opening. Numbers grow by one: where one is
/// missing and the files are not what they were, they are looked at anew.
package struct JournalCursor: ~Copyable {
  private let journal: JournalFiles
  private let readsToTheEnd: Bool
  private var glance: JournalGlance
  private var paths: ArraySlice<String>
  private var scanner: JournalScanner?
  /// What is being read, and where reading began.
  private var path = ""
  private var file: (any OpenFile)?
  private var startOffset = 0
  private var linesRead = 0
  /// Lines of the file that are no records.
  private var badLines: (count: Int, first: Int, last: Int)?
  private var hasWaited = false
  private var hasReadRest = false
  /// Those that are left of the line that was read last.
  private var partsOfLine: ArraySlice<ArraySlice<UInt8>> = []
  /// Records up to this one are not asked for.
  private let afterSeq: Int64
  /// Number of the record that was returned last.
  package private(set) var seq: Int64
  /// What had to be passed over, but for the bad lines of the file that is being read.
  private var noted: [JournalGap]

  /// A line without its end may be one that is being written: so long is waited for the rest of it.
  private static let waitMicroseconds: UInt32 = 100_000

  /// - Parameter readsToTheEnd: The reader does not come back: a last line of the journal without its end is a gap.
  package init(
    _ journal: JournalFiles, after seq: Int64, readsToTheEnd: Bool = false
  ) throws(SystemError) {
    // Before the names: a rotation after it shows.
    let glance = try JournalGlance(journal)
    let (paths, gaps) = try journal.parts(after: seq)
    self.journal = journal
    self.readsToTheEnd = readsToTheEnd
    self.glance = glance
    self.paths = paths[...]
    self.seq = seq
    noted = gaps
    afterSeq = seq
  }

  /// The next record's line without its newline; nil at the end. What is no record is passed over and becomes a gap;
  /// what stands in a copy too is passed over.
  package mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    while true {
      if scanner == nil {
        guard let path = paths.popFirst() else { return nil }
        try open(path)
      }
      while let line = try nextLine() {
        let number = JournalLine.seq(of: line)
        if number == nil || !JournalLine.mayBeWhole(line) { noteBadLine() }
        guard let lineSeq = number else { continue }
        // What stands before it is older still.
        if lineSeq <= afterSeq { badLines = nil }
        guard lineSeq > seq else { continue }
        if lineSeq > seq + 1, try wasRotated() { break }
        seq = lineSeq
        return line
      }
      close()
    }
  }

  /// The record of the line that `next` returned last; nil where it cannot be read, which becomes a gap.
  package mutating func record(_ line: ArraySlice<UInt8>) -> Record? {
    let record = RecordCodec.decode(line)
    if record == nil { noteBadLine() }
    return record
  }

  /// The next line of the file, or part of one that holds several records; nil at the end.
  private mutating func nextLine() throws(SystemError) -> ArraySlice<UInt8>? {
    if let part = partsOfLine.popFirst() { return part }
    do {
      guard let line = try scanner?.next() else { return try restOfTornLine() }
      linesRead += 1
      guard let parts = JournalLine.parts(of: line) else { return line }
      partsOfLine = parts[1...]
      return parts[0]
    } catch {
      if path == journal.path, !error.isDamage { throw error }
      note(journal.gap(path, error))
      return nil
    }
  }

  /// The file ends within a line: waits for the rest of it.
  private mutating func restOfTornLine() throws(SystemError) -> ArraySlice<UInt8>? {
    guard let rest = scanner?.rest, !rest.isEmpty, readsToTheEnd || path != journal.path else { return nil }
    if !hasWaited {
      hasWaited = true
      // Nothing tells when another process's write is done; it is under way now or was cut by a crash.
      usleep(JournalCursor.waitMicroseconds)
      return try nextLine()
    }
    // Nothing but its newline may be missing; who comes back waits for that.
    if readsToTheEnd, !hasReadRest, RecordCodec.decode(rest) != nil {
      hasReadRest = true
      return rest
    }
    if !hasReadRest { note(.tornEnd(lineNumber + 1, in: path)) }
    return nil
  }

  /// Looks at the files anew when a rotation changed them since the last look.
  private mutating func wasRotated() throws(SystemError) -> Bool {
    let now = try JournalGlance(journal)
    guard now.isRotated(since: glance) else { return false }
    glance = now
    let parts = try journal.parts(after: seq)
    paths = parts.paths[...]
    for gap in parts.gaps { note(gap) }
    return true
  }

  /// Opens a file where the next record can be; one that has just gone is passed over.
  private mutating func open(_ path: String) throws(SystemError) {
    self.path = path
    startOffset = 0
    linesRead = 0
    hasWaited = false
    hasReadRest = false
    partsOfLine = []
    do {
      let file = try journal.files.open(path, for: .reading)
      if let compression = try JournalCompression.of(file) {
        scanner = JournalScanner(try compression.stream(of: file))
      } else {
        startOffset = try JournalBisection.offset(after: seq, in: file)
        scanner = JournalScanner(PlainStream(file, from: startOffset))
        self.file = file
      }
    } catch {
      if error.isNotFound { return }
      if path == journal.path { throw error }
      note(journal.gap(path, error))
    }
  }

  private mutating func close() {
    noted = gaps
    badLines = nil
    scanner = nil
    file = nil
  }

  // MARK: Gaps

  /// What had to be passed over so far.
  package var gaps: [JournalGap] {
    noted + (badLines.map { [.badLines($0.count, from: $0.first, in: path)] } ?? []).filter { !noted.contains($0) }
  }

  private mutating func note(_ gap: JournalGap) {
    if !noted.contains(gap) { noted.append(gap) }
  }

  /// Counts the line that was read last, once.
  private mutating func noteBadLine() {
    let number = lineNumber
    guard badLines?.last != number else { return }
    badLines = (count: (badLines?.count ?? 0) + 1, first: badLines?.first ?? number, last: number)
  }

  /// Of the line that was read last, in its file.
  private var lineNumber: Int { linesRead + linesBefore }

  /// Lines before the place where reading began.
  private var linesBefore: Int {
    guard startOffset > 0, let file else { return 0 }
    return (try? JournalScanner.lineCount(in: file, upTo: startOffset)) ?? 0
  }
}
