internal import TruceText

/// What somebody else did to the journal, to be told in the log.
enum JournalIncident: Equatable, CustomStringConvertible {
  /// Bytes of a torn last record were cut.
  case cutTornRecord(bytes: Int)
  /// The file was cut short while it was open, as `copytruncate` does; so many records had not been copied and were
  /// written again.
  case restored(count: Int)
  /// The file was cut short, and no copy of it was found beside it.
  case emptied(lastSeq: Int64)

  /// Nothing is amiss: it is what was asked of the rotation.
  var isUsual: Bool { self == .restored(count: 0) }

  var description: String {
    switch self {
    case .cutTornRecord(let bytes): "cut \(bytes.counted("byte")) of a torn last record"
    case .restored(count: 0): "a rotation copied every record and emptied the file"
    case .restored(let count):
      "the file was cut short by a rotation; \(count.counted("record")) that it had not copied \(count.isOrAre) back"
    case .emptied(let seq):
      "somebody cut the file short, and there is no copy beside it: records up to \(seq) may be missing"
    }
  }
}
