/// The journal, open for appending. Confined to the daemon's queue.
///
/// What holds after any crash, by number; `JournalInvariantTests` and `CrashEnumerationTests` name them:
/// 1. Every line but perhaps the last is a whole record; a torn last line is cut when the file is opened, one in the
///    middle never; what is left is durable before anybody reads it.
/// 2. Each record is handed to the kernel by one `write(2)` on an O_APPEND descriptor.
/// 3. `append` returns only when every record of its batch is durable, and the file's own entry in its folder too.
/// 4. When a batch does not fit, the file is cut back to where the batch began.
/// 5. After a failed `fdatasync` the descriptor is never written again.
/// 6. A file that was renamed or removed is never written again: the batch goes to a new one at the old path.
/// 7. When the file was cut short under us (`copytruncate`), the newest records that are in no copy are written again,
///    before anything newer.
final class JournalFile {
  let path: String
  private let files: any FileSystem
  private var file: any OpenFile
  /// Where our last record ends: the size of the file unless somebody else changed it.
  private var end: Int
  private var recent = RecentEntries()
  /// Set for good by invariant 5.
  private var isFailed = false
  /// What is to be told.
  private var incidents: [JournalIncident] = []
  /// A rotation in the middle of a batch is met by writing the batch again; so often in a row is no rotation.
  private static let attemptsMax = 5

  init(path: String, in files: any FileSystem = DiskFileSystem()) throws(JournalError) {
    self.path = path
    self.files = files
    do {
      file = try JournalFile.open(path, in: files)
      end = try file.status().size
    } catch {
      throw .open(path: path, error)
    }
    try adopt()
    do {
      // What a killed run wrote may be in the page cache alone: it is told to others from here on.
      if end > 0 { try file.synchronize() }
    } catch {
      throw .open(path: path, error)
    }
  }

  /// What happened since the last call.
  func takeIncidents() -> [JournalIncident] {
    defer { incidents = [] }
    return incidents
  }

  /// Appends a batch and makes it durable.
  ///
  /// - Throws: `.noSpace` when nothing of the batch was kept and it may be tried again; any other error is final.
  func append(_ batch: [NumberedLine]) throws(JournalError) {
    // What a rotation met without space to write it again is written as far as neither copy nor file holds it.
    let swallowed = batch.filter { $0.seq <= recent.last?.seq ?? 0 }
    let isRestored = try followRotation(unacknowledged: swallowed)
    let new = isRestored ? Array(batch.dropFirst(swallowed.count)) : batch
    do {
      try write(new)
    } catch {
      if error.isNoSpace, try wasCutShort() { recent.add(new) }
      throw error
    }
    recent.add(new)
    var attempts = 0
    while try wasCutShort() {
      attempts += 1
      guard attempts < JournalFile.attemptsMax else { throw .write(path: path, SystemError.interrupted) }
      try restore(unacknowledged: batch)
    }
  }

  /// Looks whether somebody renamed, removed or cut the file, and goes on where the records belong.
  func followRotation() throws(JournalError) { _ = try followRotation(unacknowledged: []) }

  /// - Returns: Whether the file had been cut, and `batch` is where it belongs.
  private func followRotation(unacknowledged batch: [NumberedLine]) throws(JournalError) -> Bool {
    guard !isFailed else { throw .synchronize(path: path, SystemError.inputOutput) }
    try followRename()
    guard try wasCutShort() else { return false }
    try restore(unacknowledged: batch)
    return true
  }

  private func followRename() throws(JournalError) {
    do {
      let mine = try file.status()
      if let onDisk = try files.status(of: path), onDisk.isSameFile(as: mine) { return }
      file = try JournalFile.open(path, in: files)
      end = try file.status().size
    } catch {
      throw error.isNoSpace ? .noSpace(path: path, error) : .open(path: path, error)
    }
    try adopt()
  }

  private func wasCutShort() throws(JournalError) -> Bool {
    do {
      return try file.status().size < end
    } catch {
      throw .write(path: path, error)
    }
  }

  /// Writes again what neither the file nor the copy of it holds. A file that was emptied while a batch was written may
  /// hold the end of the batch: that is cut, so that the order of the records stays.
  ///
  /// - Parameter batch: Nobody was told yet that it is durable: it is written whatever happened to what was before.
  private func restore(unacknowledged batch: [NumberedLine]) throws(JournalError) {
    let missing: [NumberedLine]
    let incident: JournalIncident
    let endBefore = end
    do {
      if let whole = try lastSeqThatIsThere() {
        missing = recent.after(whole)
        incident = .restored(count: missing.count)
      } else {
        missing = batch
        incident = .emptied(lastSeq: (batch.first ?? recent.last).map { $0.seq - 1 } ?? 0)
      }
      try cutToWholeRecords(before: missing.first?.seq)
    } catch {
      throw .write(path: path, error)
    }
    do {
      try write(missing)
    } catch {
      // Without space it is tried again: the file is as short as it was found.
      end = max(end, endBefore)
      throw error
    }
    incidents.append(incident)
  }

  /// Number of the record up to which the newest copy and the file hold all; nil where that is not known.
  private func lastSeqThatIsThere() throws(SystemError) -> Int64? {
    let inFile = try firstAndLastSeq()
    let inCopy = try lastCopiedSeq()
    guard let oldest = recent.firstSeq else { return inCopy ?? inFile?.last ?? 0 }
    var whole = inCopy
    // What the file holds counts where it follows the copy without a gap, or was not emptied but shortened.
    if let inFile, inFile.first <= (inCopy ?? 0) + 1 || inFile.first < oldest { whole = max(inCopy ?? 0, inFile.last) }
    return whole.flatMap { $0 >= oldest - 1 ? $0 : nil }
  }

  private func cutToWholeRecords(before seq: Int64?) throws(SystemError) {
    let size = try file.status().size
    end = size
    guard let last = try JournalTail.lastRecord(of: file, size: size) else { return try cut(to: 0) }
    if let seq, last.seq >= seq { return try cut(to: 0) }
    try cut(to: last.end)
  }

  private func cut(to size: Int) throws(SystemError) {
    if size < end { try file.truncate(to: size) }
    end = size
  }

  private func firstAndLastSeq() throws(SystemError) -> (first: Int64, last: Int64)? {
    guard let last = try JournalTail.lastRecord(of: file, size: try file.status().size),
      let first = try JournalScanner.firstSeq(ofFileAt: path, in: files)
    else { return nil }
    return (first, last.seq)
  }

  /// Number of the last whole record of the newest rotated file.
  private func lastCopiedSeq() throws(SystemError) -> Int64? {
    let journal = JournalFiles(path: path, files: files)
    return try journal.newestRotated().flatMap { copy throws(SystemError) in try journal.lastSeq(ofFileAt: copy) }
  }

  private func write(_ batch: [NumberedLine]) throws(JournalError) {
    guard !batch.isEmpty else { return }
    let start = end
    var written = start
    do {
      for entry in batch {
        try file.write(entry.line)
        written += entry.line.count
      }
    } catch {
      try cutBack(from: written, to: start, after: error)
    }
    do {
      try file.synchronize()
    } catch {
      isFailed = true
      throw .synchronize(path: path, error)
    }
    end = written
  }

  private func cutBack(from written: Int, to start: Int, after error: SystemError) throws(JournalError) {
    do {
      let size = try file.status().size
      // Cut short by somebody else meanwhile, it must not be made longer, and is to be looked at.
      try file.truncate(to: min(start, size))
      if size < written { end = written }
    } catch {
      isFailed = true
      throw .write(path: path, error)
    }
    throw error.isNoSpace ? .noSpace(path: path, error) : .write(path: path, error)
  }

  private static func open(_ path: String, in files: any FileSystem) throws(SystemError) -> any OpenFile {
    let file = try files.open(path, for: .appending)
    // Whoever made it, a run that was killed or rotation: its name must be there after a power cut.
    try files.synchronizeFolder(of: path)
    return file
  }

  /// Takes the open file as the journal: for this process alone, and without a torn last line.
  private func adopt() throws(JournalError) {
    let isOurs: Bool
    do {
      // Another instance with a state folder of its own would number its records on its own.
      guard try file.lock() else { throw JournalError.held(path: path) }
      let keep = try JournalTail.end(of: file, size: end)
      isOurs = try JournalTail.isJournal(file, end: keep)
      if isOurs, keep < end {
        incidents.append(.cutTornRecord(bytes: end - keep))
        try file.truncate(to: keep)
        try file.synchronize()
        end = keep
      }
    } catch let error as JournalError {
      throw error
    } catch let error as SystemError {
      throw .open(path: path, error)
    } catch {
      throw .open(path: path, .inputOutput)
    }
    guard isOurs else { throw .notAJournal(path: path) }
  }
}
