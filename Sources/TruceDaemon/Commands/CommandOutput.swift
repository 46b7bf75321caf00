/// What a command that runs and ends writes: its answer to stdout, its complaints to stderr.
package struct CommandOutput: Sendable {
  /// Bytes for stdout.
  package var output: [UInt8] = []
  /// Lines for stderr, without newline.
  package var complaints: [String] = []
  package var status: ExitStatus = .ok

  package init() {}

  mutating func print(_ line: String) { output += Array((line + "\n").utf8) }

  mutating func fail(_ status: ExitStatus, _ lines: [String]) {
    complaints += lines
    self.status = status
  }
}
