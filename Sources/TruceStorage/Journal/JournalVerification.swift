internal import TruceCore

/// Goes through every line of a journal and finds what was changed, removed or put in another order.
///
/// A record that carries the hash of the one before vouches for it; a record that none vouches for has to be JSON at
/// least. Holds one line at a time, and the next.
package struct JournalVerification: ~Copyable {
  /// Something that is not as it was written.
  package struct Finding: Equatable, CustomStringConvertible {
    package let path: String
    /// Counted from 1; 0 where the file as a whole is meant.
    package let line: Int
    package let message: String

    /// `FILE:LINE: message`, or without a line.
    package var description: String { line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)" }
  }

  private let journal: JournalFiles
  private let hasher = RecordHasher()
  private let onFinding: (Finding) -> Void
  package private(set) var findingCount = 0
  package private(set) var recordCount = 0
  package private(set) var chainedCount = 0
  package private(set) var firstSeq: Int64?
  /// The record that was read last, not vouched for yet.
  private var last: (seq: Int64, line: ArraySlice<UInt8>, path: String, number: Int)?

  package init(_ journal: JournalFiles, onFinding: @escaping (Finding) -> Void) {
    self.journal = journal
    self.onFinding = onFinding
  }

  package var lastSeq: Int64? { last?.seq }

  /// The hash of the newest record: written down elsewhere, it vouches for everything before it.
  package var head: RecordHash? { last.map { hasher.hash($0.line) } }

  /// - Parameter anchor: What the state knows of the newest record.
  package mutating func run(anchor: StateProgress?) throws(SystemError) {
    let (paths, gaps) = try journal.parts()
    for gap in gaps { report(gap) }
    for path in paths {
      do {
        try read(path)
      } catch {
        if path == journal.path, !error.isDamage { throw error }
        report(journal.gap(path, error))
      }
    }
    checkSoundness()
    if let anchor { check(anchor) }
  }

  private mutating func read(_ path: String) throws(SystemError) {
    var scanner = try JournalScanner(path: path, in: journal.files)
    var isFirstOfFile = true
    while let line = try scanner.next() {
      guard let seq = JournalLine.seq(of: line) else {
        report(path, scanner.lineNumber, "is no record")
        continue
      }
      // A rotation that copies leaves a file that begins before the last one ends.
      if isFirstOfFile, let last, seq <= last.seq { checkSoundness(); self.last = nil }
      isFirstOfFile = false
      compare(seq, line, path, scanner.lineNumber)
      recordCount += 1
      firstSeq = firstSeq ?? seq
      last = (seq, line, path, scanner.lineNumber)
    }
    // The last line of the journal itself may be one that is being written.
    if path != journal.path, !scanner.rest.isEmpty { report(.tornEnd(scanner.lineNumber + 1, in: path)) }
  }

  private mutating func compare(_ seq: Int64, _ line: ArraySlice<UInt8>, _ path: String, _ number: Int) {
    let carried = JournalLine.previousHash(of: line)
    if carried != nil { chainedCount += 1 }
    guard let last else { return }
    if seq > last.seq + 1 {
      let missing = seq == last.seq + 2 ? "record \(seq - 1) is" : "records \(last.seq + 1) to \(seq - 1) are"
      report(path, number, "\(missing) missing before record \(seq)")
      checkSoundness()
    } else if seq <= last.seq {
      report(path, number, "record \(seq) stands after record \(last.seq): doubled or in another order")
      checkSoundness()
    } else if let carried {
      if hasher.hash(last.line).text.utf8.elementsEqual(carried) { return }
      report(last.path, last.number, "record \(last.seq) was changed: record \(seq) carries another hash of it")
    } else {
      checkSoundness()
    }
  }

  /// For a record that no other vouches for.
  private mutating func checkSoundness() {
    guard let last, RecordCodec.decode(last.line) == nil else { return }
    report(last.path, last.number, "record \(last.seq) is damaged: it is not a record in JSON")
  }

  private mutating func check(_ anchor: StateProgress) {
    guard anchor.journaled > 0, let hash = anchor.hash else { return }
    guard let last else { return report(journal.path, 0, "records up to \(anchor.journaled) are missing") }
    if last.seq < anchor.journaled {
      report(last.path, last.number, "records \(last.seq + 1) to \(anchor.journaled) are missing after this one")
    } else if last.seq == anchor.journaled, hasher.hash(last.line) != hash {
      report(last.path, last.number, "record \(last.seq) was changed: the state knows another hash of it")
    }
  }

  private mutating func report(_ gap: JournalGap) { report(gap.path, gap.line, gap.reason) }

  private mutating func report(_ path: String, _ line: Int, _ message: String) {
    findingCount += 1
    onFinding(Finding(path: path, line: line, message: message))
  }
}
