/// What a journal looks like from outside: as long as it stays the same there is nothing new to read.
package struct JournalGlance: Equatable {
  private let status: FileStatus?
  private let rotated: [String]

  package init(_ journal: JournalFiles) throws(SystemError) {
    status = try journal.files.status(of: journal.path)
    rotated = journal.rotated()
  }

  /// Whether the files are others, or the journal was cut: more than records that were appended.
  package func isRotated(since before: JournalGlance) -> Bool {
    guard rotated == before.rotated, let status, let old = before.status else { return self != before }
    return !status.isSameFile(as: old) || status.size < old.size
  }

  /// There is neither the file nor one that rotation made of it.
  package var isMissing: Bool { status == nil && rotated.isEmpty }
}
