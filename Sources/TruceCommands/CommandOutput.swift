internal import Glibc
package import TruceCore
internal import TruceStorage
package import TruceYAML

/// What a command that runs and ends has to say: its answer for stdout, its complaints for stderr. All commands write
/// through it, so that an output that cannot be written ends each of them in the same way.
package struct CommandOutput: Sendable {
  /// Bytes for stdout that are not written yet.
  package var output: [UInt8] = []
  /// Whole lines for stderr, without newline.
  package var complaints: [String] = []
  package var status: ExitStatus = .ok
  /// Why stdout takes no more.
  private var failure: SystemError?

  package init() {}

  mutating func print(_ line: String) { output += Array((line + "\n").utf8) }

  /// What kept a command from answering.
  package mutating func fail(_ status: ExitStatus, _ message: String) {
    complaints.append("trucewatch: error: \(message)")
    self.status = status
  }

  /// What of a journal could not be read: the answer is not the whole one.
  mutating func fail(_ gap: JournalGap) { fail(.data, "not all of the journal can be read: \(gap)") }

  mutating func fail(_ failure: CommandFailure?) {
    if let failure { fail(failure.status, failure.message) }
  }

  /// Mistakes in files that a person wrote stand alone in their lines, so that an editor can jump to them.
  package mutating func fail(_ mistakes: Mistakes) {
    complaints += mistakes.lines
    status = .configuration
  }

  // MARK: writing

  /// False once stdout takes no more: the rest of the answer is for nobody.
  var isWanted: Bool { failure == nil }

  /// Writes `bytes` now, after what was printed before: for an answer that is long or goes on.
  mutating func write(_ bytes: [UInt8]) {
    do throws(SystemError) {
      for part in [output, bytes] where isWanted { try writeAll(part, to: STDOUT_FILENO) }
    } catch {
      failure = error
    }
    output = []
  }

  /// Writes the complaints now: for an answer that goes on.
  mutating func tell() {
    try? writeAll(Array(complaints.map { $0 + "\n" }.joined().utf8), to: STDERR_FILENO)
    complaints = []
  }

  /// Writes what there is to say: the last that a command does.
  ///
  /// A reader that has gone has seen enough (`| head`), and nobody can be told of a stderr that cannot be written.
  /// - Returns: The status to exit with: `.inputOutput` where the answer could not be written.
  package mutating func finish() -> ExitStatus {
    write([])
    if let failure, !failure.isBrokenPipe { fail(.inputOutput, "cannot write to standard output: \(failure)") }
    tell()
    return status
  }
}

/// Why a command cannot answer.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String
}
