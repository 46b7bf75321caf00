internal import Glibc
internal import TruceCore
internal import TruceFeeds

/// One line of the journal, as bytes.
package enum JournalLine {
  /// Whether `bytes` are the start of a record, shorter than the place of its number.
  package static func isStart(_ bytes: [UInt8]) -> Bool {
    (start + Array(String(RecordCodec.formatVersion).utf8) + seqKey).starts(with: bytes)
  }

  private static let start = Array("{\"\(RecordKey.version.rawValue)\":".utf8)
  private static let seqKey = Array(",\"\(RecordKey.seq.rawValue)\":".utf8)
  private static let timeKey = Array(",\"\(RecordKey.at.rawValue)\":\"".utf8)
  private static let hashKey = Array(",\"\(RecordKey.previousHash.rawValue)\":\"".utf8)
  private static let hashEnd = Array(#""}"#.utf8)

  /// The number of the record, read without decoding the line; nil where it is no record of ours.
  package static func seq(of line: ArraySlice<UInt8>) -> Int64? { head(of: line)?.seq }

  /// When the record was made, as its text says it; nil where it is no record of ours.
  package static func time(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let rest = head(of: line)?.rest, rest.starts(with: timeKey) else { return nil }
    return rest.dropFirst(timeKey.count).prefix { $0 != UInt8(ascii: "\"") }
  }

  /// The 64 digits of the hash of the record before; nil in a record without one.
  ///
  /// They are the last thing in the line: no text of a feed can stand there, since a quote in a text is escaped.
  package static func previousHash(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let length = hashKey.count + RecordHash.digitCount + hashEnd.count
    let tail = line.suffix(length)
    guard tail.count == length, tail.starts(with: hashKey) else { return nil }
    let rest = tail.dropFirst(hashKey.count)
    guard rest.suffix(hashEnd.count).elementsEqual(hashEnd) else { return nil }
    return rest.dropLast(hashEnd.count)
  }

  /// The records that stand in one line, with what else is in it; nil where they are not several.
  ///
  /// A record that a crash tore may have no newline: the next one then stands in its line. In a record that is whole a
  /// quote within a text is escaped.
  static func parts(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    let starts = line.withUnsafeBufferPointer { bytes in
      var starts: [Int] = []
      var search = 1
      while let found = bytes.firstIndex(of: start, from: search) {
        if head(of: line[(line.startIndex + found)...]) != nil { starts.append(line.startIndex + found) }
        search = found + 1
      }
      return starts
    }
    guard !starts.isEmpty else { return nil }
    return zip([line.startIndex] + starts, starts + [line.endIndex]).map { line[$0..<$1] }
  }

  /// Judges without decoding whether a line can be a whole record: it ends as one, and no block of it is missing.
  static func mayBeWhole(_ line: ArraySlice<UInt8>) -> Bool {
    // A file that went through an editor may have CR LF.
    guard line.last == UInt8(ascii: "}") || line.last == UInt8(ascii: "\r") else { return false }
    return line.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) == nil } ?? false }
  }

  private static func head(of line: ArraySlice<UInt8>) -> (seq: Int64, rest: ArraySlice<UInt8>)? {
    guard line.starts(with: start) else { return nil }
    let afterVersion = line.dropFirst(start.count).drop { (48...57).contains($0) }
    guard afterVersion.starts(with: seqKey) else { return nil }
    let number = afterVersion.dropFirst(seqKey.count)
    let digits = number.prefix { (48...57).contains($0) }
    guard !digits.isEmpty, digits.count < 19 else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int64($1 - 48) }, number.dropFirst(digits.count))
  }
}
