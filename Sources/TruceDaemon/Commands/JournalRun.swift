internal import Dispatch
internal import Glibc
package import TruceCore
internal import TruceFeeds

/// `trucewatch journal`: prints the records of a journal that were asked for, and goes on with new ones.
package struct JournalRun {
  /// How often a followed journal is looked at again.
  private static let followMilliseconds: UInt32 = 200

  private let path: String
  private let filter: RecordFilter
  private let format: AlertFormat
  private let decoder = RecordDecoder()

  package init(path: String, filter: RecordFilter, format: AlertFormat) {
    self.path = path
    self.filter = filter
    self.format = format
  }

  /// Path of the journal that a configuration names.
  package static func configuredPath(configPath: String, environment: [String: String]) throws(StartFailure) -> String {
    try Setup.read(configPath: configPath, environment: environment).config.journalPath
  }

  /// Prints and, with `follows`, does not return until stdout is closed.
  package func run(follows: Bool) -> CommandOutput {
    var answer = CommandOutput()
    var lastSeq = filter.afterSeq
    do throws(SystemError) {
      var found = try print(after: &lastSeq)
      while follows {
        usleep(JournalRun.followMilliseconds * 1000)
        found = try print(after: &lastSeq) || found
      }
      if !found, access(path, F_OK) != 0 { throw SystemError(code: ENOENT) }
    } catch  where error.isBrokenPipe {
      // `| head` has seen enough.
    } catch {
      answer.fail(error.isNotFound ? .noInput : .inputOutput, "cannot read the journal '\(path)': \(error)")
    }
    return answer
  }

  /// Prints the wanted records after `seq`, over all files of the journal, and moves `seq` past them.
  ///
  /// - Returns: Whether there was any record.
  private func print(after seq: inout Int64) throws(SystemError) -> Bool {
    var isAny = false
    for file in try JournalFiles.inOrder(of: path, after: seq) {
      var scanner = try JournalScanner(path: file, from: try JournalScanner.offset(after: seq, inFileAt: file))
      while let line = try scanner.next() {
        guard let lineSeq = JournalLine.seq(of: line), lineSeq > seq else { continue }
        isAny = true
        seq = lineSeq
        try print(line)
      }
    }
    return isAny
  }

  private func print(_ line: ArraySlice<UInt8>) throws(SystemError) {
    guard let record = decoder.decode(line), filter.accepts(record) else { return }
    let text = format == .json ? Array(line) + [UInt8(ascii: "\n")] : Array((JournalRun.shown(record) + "\n").utf8)
    try StandardOutput.write(text)
  }

  /// A record that was never an alert line is shown in its shape, with its kind as the word.
  private static func shown(_ record: Record) -> String {
    var shown = record
    if record.kind == .baseline { shown.kind = .alert }
    let line = AlertLine.make(shown) ?? ""
    return record.kind == .baseline ? line.replacing(" ALERT ", with: " BASELINE ", maxReplacements: 1) : line
  }
}
