package import TruceCore
package import TruceYAML

/// What a command that runs and ends writes: its answer to stdout, its complaints to stderr.
package struct CommandOutput: Sendable {
  /// Bytes for stdout.
  package var output: [UInt8] = []
  /// Whole lines for stderr, without newline.
  package var complaints: [String] = []
  package var status: ExitStatus = .ok

  package init() {}

  mutating func print(_ line: String) { output += Array((line + "\n").utf8) }

  /// What kept a command from answering.
  package mutating func fail(_ status: ExitStatus, _ message: String) {
    complaints.append("trucewatch: error: \(message)")
    self.status = status
  }

  /// Mistakes in files that a person wrote stand alone in their lines, so that an editor can jump to them.
  package mutating func fail(_ mistakes: Mistakes) {
    complaints += mistakes.lines
    status = .configuration
  }
}
