import ArgumentParser
import TruceDaemon

/// `trucewatch journal verify`: exits with 65 (`EX_DATAERR`) when something was changed.
struct JournalVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Find every record that was changed, removed or put in another order.")

  @OptionGroup var journal: JournalOption

  func run() throws {
    throw CommandExit(VerifyRun.run(try journal.place()))
  }
}
