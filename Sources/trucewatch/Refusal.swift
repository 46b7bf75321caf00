import ArgumentParser
import Foundation
import TruceCommands
import TruceCore

/// Ends the program with a message on stderr and an exit status.
enum Refusal {
  static func make(_ message: String, _ status: ExitStatus) -> ExitCode {
    FileHandle.standardError.write(Data("trucewatch: error: \(message)\n".utf8))
    return ExitCode(status.rawValue)
  }

  /// Prints what a command answers.
  ///
  /// - Throws: Its exit status, unless it is 0.
  static func finish(_ answer: CommandOutput) throws {
    FileHandle.standardOutput.write(Data(answer.output))
    for line in answer.complaints { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
    if answer.status != .ok { throw ExitCode(answer.status.rawValue) }
  }
}
