import ArgumentParser
import Glibc
import TruceCommands
import TruceCore
import TruceDaemon
import TruceYAML

/// How the program ends: what there still is to say, and a status. Every command throws one.
struct CommandExit: Error {
  private var answer: CommandOutput

  init(_ answer: CommandOutput) { self.answer = answer }

  init(_ status: ExitStatus) {
    answer = CommandOutput()
    answer.status = status
  }

  init(_ mistakes: Mistakes) {
    answer = CommandOutput()
    answer.fail(mistakes)
  }

  init(_ failure: StartFailure) {
    switch failure {
    case .mistakes(let mistakes): self.init(mistakes)
    case .storage(let storage): self.init(failure.exitStatus, storage.description)
    case .stopped: self.init(failure.exitStatus)
    }
  }

  init(_ status: ExitStatus, _ message: String) {
    answer = CommandOutput()
    answer.fail(status, message)
  }

  /// Whatever no command threw is ArgumentParser's: help and version as an answer, wrong usage as a complaint.
  init(_ error: any Error) {
    if let exit = error as? CommandExit {
      self = exit
      return
    }
    answer = CommandOutput()
    let text = Trucewatch.fullMessage(for: error)
    if Trucewatch.exitCode(for: error).isSuccess {
      answer.output = Array((text + "\n").utf8)
    } else {
      answer.complaints = [text] + CommandExit.hints(for: text)
      answer.status = .usage
    }
  }

  /// Files that a person named without an option.
  private static func hints(for text: String) -> [String] {
    guard text.lowercased().contains("unexpected argument"), text.contains("--config") else { return [] }
    return ["A configuration is named with '--config FILE'."]
  }

  func end() -> Never {
    var answer = answer
    exit(answer.finish().rawValue)
  }
}
