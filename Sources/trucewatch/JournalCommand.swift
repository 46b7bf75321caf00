import ArgumentParser

/// `trucewatch journal`: prints records, or verifies that they are what was written.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Print the journal's records, go on with new ones, or verify them.",
    subcommands: [JournalPrintCommand.self, JournalVerifyCommand.self], defaultSubcommand: JournalPrintCommand.self)
}
