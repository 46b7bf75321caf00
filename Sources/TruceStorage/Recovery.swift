internal import Logging
internal import TruceCore
internal import TruceFeeds
internal import TruceText

/// Brings the state up to what the journal tells, at a start, in constant memory.
///
/// 1. A record that the state does not cover is put into it, a chunk at a time; each chunk is a transaction.
/// 2. A record that the state does not know as printed is handed over to be printed again, in order.
/// 3. Where the state is new nothing is printed again: what was printed is not known.
/// 4. The newest record is looked at even when nothing is missing: the next one carries its hash.
struct Recovery {
  /// Records in one transaction.
  private static let chunkCount = 1000

  private let state: any StateKeeping
  private let logger: Logger
  private(set) var feedStates: [String: FeedState] = [:]
  private(set) var progress: StateProgress
  /// Number of the newest record, whether it is in the journal or the state alone knows it.
  private(set) var lastSeq: Int64 = 0
  /// The line of the newest record; nil where no file holds it.
  private(set) var lastLine: [UInt8]?
  private let isNewState: Bool
  private var missing: [Record] = []
  private var missingCount = 0

  /// - Throws: `.state`.
  init(state: any StateKeeping, logger: Logger) throws(StorageFailure) {
    self.state = state
    self.logger = logger
    do {
      let stored = try state.progress()
      isNewState = stored == nil
      progress = stored ?? StateProgress()
      feedStates = try state.feedStates()
    } catch {
      throw .state(error)
    }
  }

  /// Reads the journal from where the state ends.
  ///
  /// - Parameter onUnprinted: Called for each record whose line may never have been printed, in order.
  mutating func run(
    _ journal: JournalFiles, onUnprinted: (JournaledRecord) -> Void
  ) throws(StorageFailure) {
    do {
      if isNewState { progress.printed = try Recovery.lastSeq(journal) }
      let start = min(progress.journaled, progress.printed)
      // One record more: the newest that the state covers shows whether it is still what was written.
      var cursor = try JournalCursor(journal, after: max(0, start - 1))
      let stored = progress
      while let line = try cursor.next() {
        lastLine = Array(line)
        check(line, cursor.seq, against: stored)
        guard cursor.seq > start, let record = cursor.record(line) else { continue }
        if record.seq > progress.printed {
          onUnprinted(JournaledRecord(record: record, line: Array(line) + [UInt8(ascii: "\n")]))
        }
        if record.seq > stored.journaled { try adopt(record) }
      }
      for gap in cursor.gaps { logger.error("not all of the journal can be read: \(gap)") }
      lastSeq = max(cursor.seq, stored.journaled)
      try finish()
      if lastLine == nil || cursor.seq < stored.journaled { tellOfLostRecords(stored) }
    } catch let error as StateError {
      throw .state(error)
    } catch let error as SystemError {
      throw .journal(.open(path: journal.path, error))
    } catch {
      throw .journal(.open(path: journal.path, .inputOutput))
    }
  }

  /// What the state remembers of its newest record is an anchor outside of the journal.
  private func check(_ line: ArraySlice<UInt8>, _ seq: Int64, against stored: StateProgress) {
    guard seq == stored.journaled, let hash = stored.hash, RecordHasher().hash(line) != hash else { return }
    logger.error("record \(seq) of the journal is not what was written; see 'trucewatch journal verify'")
  }

  private mutating func tellOfLostRecords(_ stored: StateProgress) {
    lastLine = nil
    guard stored.journaled > 0 else { return }
    logger.error(
      "the journal ends before record \(stored.journaled), which the state knows: records were removed; the next has the number after it"
    )
  }

  private static func lastSeq(_ journal: JournalFiles) throws(SystemError) -> Int64 {
    guard let newest = try journal.inOrder().last else { return 0 }
    return try journal.lastSeq(ofFileAt: newest) ?? 0
  }

  private mutating func adopt(_ record: Record) throws(StateError) {
    missing.append(record)
    missingCount += 1
    if missing.count >= Recovery.chunkCount { try storeMissing() }
  }

  private mutating func finish() throws(StateError) {
    if isNewState, missingCount > 0 {
      logger.warning("rebuilt the state from \(missingCount.counted("record")) of the journal")
    }
    // A new state says at once that it is one no longer: what is printed from now on is known.
    if !missing.isEmpty || isNewState { try storeMissing() }
    if missingCount > 0 { feedStates = try state.feedStates() }
  }

  private mutating func storeMissing() throws(StateError) {
    if let last = missing.last {
      progress.journaled = max(progress.journaled, last.seq)
      progress.hash = lastLine.map { RecordHasher().hash($0[...]) }
    }
    try state.store(try commits(of: missing), progress)
    missing = []
  }

  /// One commit a feed with the articles that the state does not know.
  private mutating func commits(of records: [Record]) throws(StateError) -> [Commit] {
    var commits: [Commit] = []
    var places: [String: Int] = [:]
    for record in records {
      guard let item = record.item, let change = try change(record, item) else { continue }
      let place = places[record.feedURL] ?? commits.count
      if place == commits.count {
        places[record.feedURL] = place
        var feedState = feedStates[record.feedURL] ?? FeedState()
        // With a state that was lost it is not a first poll any more: what matches and is not in the journal was
        // missed and is news. With one that is there, a first poll that a crash cut short goes on as one.
        if isNewState { feedState.documents = max(feedState.documents, 1) }
        feedStates[record.feedURL] = feedState
        commits.append(Commit(feedURL: record.feedURL, records: [], changes: [], state: feedState))
      }
      commits[place].changes.append(change)
    }
    return commits
  }

  private func change(_ record: Record, _ item: RecordItem) throws(StateError) -> ArticleChange? {
    let article = Article(
      id: item.id, title: item.title, link: item.link, summary: item.summary, published: item.published)
    var identity = ArticleIdentity(of: article)
    if !item.keys.isEmpty { identity.keep(only: item.keys) }
    let keys = item.keys.isEmpty ? identity.keys : item.keys
    let known = try state.known(feedURL: record.feedURL, keys: Array(keys))
    let day = record.at.dayNumber
    let recognition = known.recognize(identity, published: item.published?.seconds)
    // An alert under an id that the state knows of another item: that item had moved on when this one came.
    if let recognition, recognition.isSure || record.kind == .update {
      let before = recognition.article
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
