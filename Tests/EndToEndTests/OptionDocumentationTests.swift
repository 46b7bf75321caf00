import Foundation
import TestSupport
import Testing

/// The man page of the commands, held against what the built program says of itself.
@Suite(.inTurn) struct OptionDocumentationTests {
  /// A command as `--experimental-dump-help` describes it.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String

        /// As mdoc(7) writes it after `Fl`.
        var flag: String { kind == "long" ? "-\(name)" : name }
      }
      var names: [Name]?
    }
    var commandName: String
    var arguments: [Argument]?
    var subcommands: [Command]?

    var flags: Set<String> { Set((arguments ?? []).flatMap { $0.names ?? [] }.map(\.flag)) }

    /// This command and those below it, each with what is typed for it.
    func all(after typed: String = "") -> [(typed: String, command: Command)] {
      let typed = typed.isEmpty ? commandName : "\(typed) \(commandName)"
      return [(typed, self)] + (subcommands ?? []).flatMap { $0.all(after: typed) }
    }
  }

  private struct Help: Decodable { var command: Command }

  private func commands() async throws -> [(typed: String, command: Command)] {
    let program = try RunningProgram.builtProgram(named: "trucewatch")
    let running = try RunningProgram(program, ["--experimental-dump-help"])
    try await running.waitForExit()
    let root = try JSONDecoder().decode(Help.self, from: Data(running.outputBytes)).command
    // `help` is the library's own.
    return (root.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all() }
  }

  @Test func everyCommandHasASectionWithItsOptions() async throws {
    let page = try ManPage("trucewatch.1")
    let common = page.section("Options of every command").items("Fl")
    #expect(common.contains("-config"))
    for (typed, command) in try await commands() {
      let section = page.section(typed)
      // Those that only lead to others need no section.
      #expect(!section.isEmpty || command.subcommands?.isEmpty == false, "\(typed)")
      let parent = typed.split(separator: " ").dropLast().joined(separator: " ")
      // A command with a subcommand that may be left out takes that one's options too.
      let children = (command.subcommands ?? []).map { page.section("\(typed) \($0.commandName)").items("Fl") }
      let known = children.reduce(common.union(section.items("Fl")).union(page.section(parent).items("Fl"))) {
        $0.union($1)
      }
      #expect(command.flags.subtracting(known) == [], "\(typed)")
    }
  }

  @Test func everyOptionOfTheManPageIsOneOfTheProgram() async throws {
    let flags = try await commands().reduce(into: Set<String>()) { $0.formUnion($1.command.flags) }
    #expect(try ManPage("trucewatch.1").section("COMMANDS").items("Fl").subtracting(flags) == [])
  }
}
