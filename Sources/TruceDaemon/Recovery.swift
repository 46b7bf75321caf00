internal import Logging
internal import TruceCore
internal import TruceFeeds

/// A record and its line, its newline included, as it stands in the journal.
struct JournaledRecord {
  let record: Record
  let line: [UInt8]
}

/// What a start finds: the state, brought up to what the journal tells.
struct Recovery {
  var feedStates: [String: FeedState]
  var lastSeq: Int64
  var printedSeq: Int64
  /// Journaled, but perhaps never printed; in order.
  var unprinted: [JournaledRecord] = []

  /// Reads the journal from where the state ends and puts what it lacks into it.
  static func run(
    journalPath: String, tornBytes: Int, state: StateStore, logger: Logger
  ) throws(StartFailure) -> Recovery {
    if tornBytes > 0 {
      logger.warning("cut \(tornBytes) bytes of a torn last record from the journal '\(journalPath)'")
    }
    if let copy = state.damagedCopy {
      logger.error("the state database was damaged: it was put aside as '\(copy)' and is made again from the journal")
    }
    var recovery: Recovery
    do {
      let progress = try state.progress()
      recovery = Recovery(
        feedStates: try state.feedStates(), lastSeq: progress.journaled, printedSeq: progress.printed)
    } catch {
      throw .state(error)
    }
    let records: [JournaledRecord]
    do {
      records = try journaled(after: min(recovery.lastSeq, recovery.printedSeq), journalPath)
    } catch {
      throw .journal(.open(path: journalPath, error))
    }
    try recovery.adopt(records, state: state, logger: logger)
    return recovery
  }

  private static func journaled(after seq: Int64, _ path: String) throws(SystemError) -> [JournaledRecord] {
    let decoder = RecordDecoder()
    var records: [JournaledRecord] = []
    for file in try JournalFiles.inOrder(of: path, after: seq) {
      var scanner = try JournalScanner(path: file, from: try JournalScanner.offset(after: seq, inFileAt: file))
      while let line = try scanner.next() {
        guard let lineSeq = JournalLine.seq(of: line), lineSeq > seq, let record = decoder.decode(line) else {
          continue
        }
        records.append(JournaledRecord(record: record, line: Array(line) + [UInt8(ascii: "\n")]))
      }
    }
    return records
  }

  private mutating func adopt(_ journaled: [JournaledRecord], state: StateStore, logger: Logger) throws(StartFailure) {
    let records = journaled.map(\.record)
    let missing = records.filter { $0.seq > lastSeq }
    if state.isNew {
      // What was printed is not known; printing years of alerts again would be worse than missing a few lines.
      printedSeq = records.last?.seq ?? 0
      if !missing.isEmpty { logger.warning("making the state again from \(missing.count) records of the journal") }
    }
    unprinted = journaled.filter { $0.record.seq > printedSeq }
    lastSeq = max(lastSeq, records.last?.seq ?? 0)
    guard !missing.isEmpty else { return }
    do {
      let commits = try commits(of: missing, state: state)
      try state.store(commits, journaled: lastSeq, printed: printedSeq)
      feedStates = try state.feedStates()
    } catch {
      throw .state(error)
    }
  }

  /// One commit a feed with the articles that the state does not know.
  private func commits(of records: [Record], state: StateStore) throws(StateError) -> [Commit] {
    var commits: [Commit] = []
    var places: [String: Int] = [:]
    for record in records {
      guard let item = record.item, let change = try change(record, item, state: state) else { continue }
      let place = places[record.feedURL] ?? commits.count
      if place == commits.count {
        places[record.feedURL] = place
        var feedState = feedStates[record.feedURL] ?? FeedState()
        // With a state that was lost it is not a first poll any more: what matches and is not in the journal was
        // missed and is news. With one that is there, a first poll that a crash cut short goes on as one.
        if state.isNew { feedState.documents = max(feedState.documents, 1) }
        commits.append(Commit(feedURL: record.feedURL, records: [], changes: [], state: feedState))
      }
      commits[place].changes.append(change)
    }
    return commits
  }

  private func change(
    _ record: Record, _ item: RecordItem, state: StateStore
  ) throws(StateError) -> ArticleChange? {
    let article = Article(
      id: item.id, title: item.title, link: item.link, summary: item.summary, published: item.published)
    let identity = ArticleIdentity(of: article)
    let keys = item.keys.isEmpty ? identity.keys : item.keys
    let known = try state.known(feedURL: record.feedURL, keys: keys)
    let day = record.at.milliseconds / 86_400_000
    if let before = keys.lazy.compactMap({ known.byKey[$0] }).first {
      // The edit that this record tells is not in the state: the next poll takes the text as it is.
      return .update(
        row: before.row, keys: keys, digest: nil, previous: before.textDigest, sketch: identity.titleSketch,
        matched: true, seenDay: day)
    }
    return .insert(
      keys: keys, digest: nil, sketch: identity.titleSketch, published: item.published?.seconds, matched: true,
      seenDay: day)
  }
}
