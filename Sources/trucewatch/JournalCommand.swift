import ArgumentParser
import TruceCommands
import TruceDaemon

/// `trucewatch journal`: prints records, or verifies that they are what was written.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Print the journal's records, go on with new ones, or verify them.",
    usage: """
      trucewatch journal [print] [<options>] [<file>]
      trucewatch journal verify [--config <file> | [--file] <file>]
      """,
    subcommands: [Print.self, Verify.self],
    // It takes the file's name: here that would take the place of a subcommand's.
    defaultSubcommand: Print.self)

  // They are this command's own and not a default subcommand's, so that its help shows them. A subcommand's group of the
  // same type is what was read here: options may stand before and after its name.
  @OptionGroup var journal: JournalOption
  @OptionGroup var printing: PrintingOptions

  /// The same by its whole name.
  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print records, as without a subcommand.")

    @OptionGroup var journal: JournalOption
    @OptionGroup var printing: PrintingOptions
    @Argument(help: ArgumentHelp("The same as --file.", valueName: "file")) var path: String?

    func run() throws { throw CommandExit(printing.run(on: try journal.place(named: path))) }
  }

  /// `trucewatch journal verify`: exits with 65 (`EX_DATAERR`) when something was changed.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find every record that was changed, removed or put in another order.")

    @ParentCommand var parent: JournalCommand
    @OptionGroup var journal: JournalOption
    @Argument(help: ArgumentHelp("The same as --file.", valueName: "file")) var path: String?

    func validate() throws {
      if !parent.printing.isEmpty { throw ValidationError("'verify' takes --config or --file alone") }
    }

    func run() throws { throw CommandExit(VerifyRun.run(try journal.place(named: path))) }
  }
}
