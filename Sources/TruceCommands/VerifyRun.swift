internal import TruceCore
internal import TruceStorage
internal import TruceText

/// `trucewatch journal verify`: says of a journal whether it is what was written.
package enum VerifyRun {
  /// So many findings are told one by one.
  private static let toldMax = 1000

  /// The state, where there is one, knows the hash of the newest record.
  package static func run(_ place: JournalPlace) -> CommandOutput {
    var answer = CommandOutput()
    do {
      // Before the journal is read: a daemon that runs beside goes on meanwhile.
      let anchor = try place.stateFolder.flatMap { try StateReader.progress(folder: $0) }
      try verify(JournalFiles(path: place.path), anchor, into: &answer)
    } catch let error as SystemError {
      answer.fail(error.isNotFound ? .noInput : .inputOutput, "cannot read the journal '\(place.path)': \(error)")
    } catch {
      answer.fail(.inputOutput, "\(error)")
    }
    return answer
  }

  private static func verify(
    _ journal: JournalFiles, _ anchor: StateProgress?, into answer: inout CommandOutput
  ) throws(SystemError) {
    guard try !JournalGlance(journal).isMissing else { throw SystemError.notFound }
    var told: [String] = []
    var verification = JournalVerification(journal) { finding in
      if told.count < toldMax { told.append(finding.description) }
    }
    try verification.run(anchor: anchor)
    for line in told { answer.print(line) }
    let unchained = verification.recordCount - verification.chainedCount
    let range = verification.firstSeq.flatMap { first in verification.lastSeq.map { ", \(first) to \($0)" } } ?? ""
    answer.print(
      "\(verification.recordCount.counted("record"))\(range); \(unchained) without a hash of the one before; "
        + (verification.findingCount == 0 ? "nothing was changed" : verification.findingCount.counted("finding"))
        + (verification.head.map { "; newest record: \($0.text)" } ?? ""))
    if verification.findingCount > 0 { answer.status = .data }
  }
}
