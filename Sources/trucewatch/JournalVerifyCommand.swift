import ArgumentParser
import TruceCommands

/// `trucewatch journal verify`: exits with 65 (`EX_DATAERR`) when something was changed.
struct JournalVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Find every record that was changed, removed or put in another order.")

  @OptionGroup var journal: JournalOption

  func run() throws {
    let place = try journal.place()
    try Refusal.finish(VerifyRun.run(path: place.path, stateFolder: place.stateFolder))
  }
}
