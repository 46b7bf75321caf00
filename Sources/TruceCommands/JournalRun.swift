internal import Glibc
internal import TruceCore
internal import TruceStorage
internal import TruceText

/// `trucewatch journal`: prints the records of a journal that were asked for, and goes on with new ones.
package struct JournalRun {
  /// How often a followed journal is looked at again.
  private static let followMilliseconds: UInt32 = 200

  private let journal: JournalFiles
  private let filter: RecordFilter
  private let marks: [[UInt8]]
  private let format: JournalFormat
  private let knownTopics: [String]

  package init(_ place: JournalPlace, filter: RecordFilter, format: JournalFormat) {
    journal = JournalFiles(path: place.path)
    self.filter = filter
    marks = filter.marks
    self.format = format
    knownTopics = place.topics
  }

  /// Prints and, with `follows`, does not return until stdout takes no more.
  package func run(follows: Bool) -> CommandOutput {
    var answer = CommandOutput()
    do {
      try print(follows: follows, into: &answer)
    } catch {
      answer.fail(error.isNotFound ? .noInput : .inputOutput, "cannot read the journal '\(journal.path)': \(error)")
    }
    return answer
  }

  private func print(follows: Bool, into answer: inout CommandOutput) throws(SystemError) {
    var seq = filter.afterSeq
    if format == .csv { answer.write(JournalCSV.header) }
    var glance = try JournalGlance(journal)
    var told: Set<String> = []
    var isAny = try print(after: &seq, readsToTheEnd: !follows, &told, into: &answer)
    try tellOfUnknownTopic(into: &answer)
    while follows, answer.isWanted {
      // Looking is one stat a file, and sees rotation and folders of other machines, of which inotify(7) tells nothing.
      usleep(JournalRun.followMilliseconds * 1000)
      let now = try JournalGlance(journal)
      if now == glance { continue }
      glance = now
      isAny = try print(after: &seq, readsToTheEnd: false, &told, into: &answer) || isAny
    }
    if !isAny, glance.isMissing { throw SystemError.notFound }
  }

  /// Says of a topic that is neither configured nor in any record that there is none: it is most often misspelt. The exit
  /// status stays that of a journal without such records.
  private func tellOfUnknownTopic(into answer: inout CommandOutput) throws(SystemError) {
    guard let topic = filter.topic?.lowercased(), !knownTopics.contains(topic) else { return }
    var ofTopic = RecordFilter()
    ofTopic.topic = topic
    let marks = ofTopic.marks
    var cursor = try JournalCursor(journal, after: 0)
    while let line = try cursor.next() {
      if ofTopic.mayAccept(line, marks), RecordCodec.decode(line).map(ofTopic.accepts) ?? false { return }
    }
    let known = knownTopics.joined(separator: ", ")
    answer.complaints.append("trucewatch: no record has the topic \(topic.quoted), nor is it one of \(known)")
  }

  /// Prints the wanted records after `seq`, over all files of the journal, and moves `seq` past them.
  ///
  /// - Parameter told: What could not be read, as far as it was told.
  /// - Returns: Whether there was any record.
  private func print(
    after seq: inout Int64, readsToTheEnd: Bool, _ told: inout Set<String>, into answer: inout CommandOutput
  ) throws(SystemError) -> Bool {
    var cursor = try JournalCursor(journal, after: seq, readsToTheEnd: readsToTheEnd)
    var isAny = false
    while answer.isWanted, let line = try cursor.next() {
      isAny = true
      seq = cursor.seq
      guard filter.mayAccept(line, marks), let record = cursor.record(line), filter.accepts(record) else { continue }
      answer.write(format.text(of: record, line))
    }
    for gap in cursor.gaps where told.insert(gap.description).inserted { answer.fail(gap) }
    if !readsToTheEnd { answer.tell() }
    return isAny
  }
}
