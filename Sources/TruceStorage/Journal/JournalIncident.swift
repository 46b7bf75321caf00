/// What somebody else did to the journal, to be told in the log.
enum JournalIncident: Equatable, CustomStringConvertible {
  /// Bytes of a torn last record were cut.
  case cutTornRecord(bytes: Int)
  /// The file was cut short while it was open, as `copytruncate` does; so many records had not been copied and were
  /// written again.
  case restored(count: Int)
  /// The file was cut short, and no copy of it was found beside it.
  case emptied(lastSeq: Int64)

  var description: String {
    switch self {
    case .cutTornRecord(let bytes): "cut \(bytes) bytes of a torn last record"
    case .restored(let count): "the file was cut short by a rotation; \(count) records that it had not copied are back"
    case .emptied(let seq):
      "somebody cut the file short, and there is no copy beside it: records up to \(seq) may be missing"
    }
  }
}
