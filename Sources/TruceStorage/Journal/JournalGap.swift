internal import Glibc
internal import TruceText

/// What a reader of the journal had to pass over. It is never passed over in silence: what is missing could be a match.
package struct JournalGap: Sendable, Equatable, CustomStringConvertible {
  package let path: String
  /// From 1; 0 where the file as a whole is meant.
  package let line: Int
  /// Says it of the file, or of the line.
  package let reason: String

  package init(path: String, line: Int = 0, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  package var description: String { line > 0 ? "'\(path)': line \(line) \(reason)" : "'\(path)' \(reason)" }

  /// - Parameters:
  ///   - count: Lines that are no records.
  ///   - line: The first of them.
  static func badLines(_ count: Int, from line: Int, in path: String) -> JournalGap {
    let reason =
      count == 1
      ? "has 1 line that is no whole record: line \(line)"
      : "has \(count) lines that are no whole records; the first is line \(line)"
    return JournalGap(path: path, reason: reason)
  }

  static func tornEnd(_ line: Int, in path: String) -> JournalGap {
    JournalGap(path: path, line: line, reason: "is cut short: its record is lost")
  }

  /// - Parameter compression: How the file is compressed, where it is.
  init(path: String, error: SystemError, compression: JournalCompression?) {
    let reason =
      switch error {
      case .cutShort: "is cut short: the records behind its end are lost"
      case .noProgram:
        compression.map {
          "is not read, since there is no program '\($0.program)': install it; "
            + "by hand it is '\($0.program) -d \(path)'"
        }
          ?? "is not read"
      case _ where error.isDamage: "cannot be decompressed to its end: it is damaged or cut short"
      default: "cannot be read: \(error)"
      }
    self.init(path: path, reason: reason)
  }
}
