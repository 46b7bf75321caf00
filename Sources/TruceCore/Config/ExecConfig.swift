package import TruceTopics

/// A command that is run for records of the journal.
package struct ExecConfig: Sendable, Equatable {
  /// Names its cursor file, its log lines and its metrics.
  package var name: String
  /// Absolute path of the program, and its arguments.
  package var command: [String]
  package var kinds: [RecordKind] = [.alert]
  /// Ids; empty: all.
  package var topics: [String] = []
  /// Empty: all, and none.
  package var events: [String] = []
  /// The lowest level that counts; nil: any.
  package var level: MatchLevel?
  package var timeoutMilliseconds: Int64 = 30_000
  /// Runs at one time; with 1 records come in their order.
  package var runsMax = 1

  package init(name: String, command: [String]) {
    self.name = name
    self.command = command
  }

  /// Whether the command is to be run for `record`: one of its topics has to be all that was asked for.
  package func accepts(_ record: Record) -> Bool {
    guard kinds.contains(record.kind) else { return false }
    if record.kind == .notice || topics.isEmpty && events.isEmpty && level == nil { return true }
    return record.topics.contains { match in
      (topics.isEmpty || topics.contains(match.topic)) && (level != .core || match.level == .core)
        && (events.isEmpty || match.event.map { events.contains($0) } ?? false)
    }
  }
}
