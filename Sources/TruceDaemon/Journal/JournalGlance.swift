/// What a journal looks like from outside: as long as it stays the same there is nothing new to read.
struct JournalGlance: Equatable {
  private let status: FileStatus?
  private let rotated: [String]

  init(_ journal: JournalFiles) throws(SystemError) {
    status = try journal.files.status(of: journal.path)
    rotated = journal.rotated()
  }

  /// There is neither the file nor one that rotation made of it.
  var isMissing: Bool { status == nil && rotated.isEmpty }
}
