package import TruceTopics

/// Why `watch` did not start.
package enum StartFailure: Error, Sendable {
  case mistakes(Mistakes)
  case state(StateError)
  case journal(JournalError)
  /// By a signal, while it waited for space.
  case stopped

  /// What to tell, a line each.
  var lines: [String] {
    switch self {
    case .mistakes(let mistakes):
      mistakes.all.map { $0.excerpt.isEmpty ? $0.description : "\($0.description)\n\($0.excerpt)" }
    case .state(let error): [error.description]
    case .journal(let error): [error.description]
    case .stopped: []
    }
  }

  var isNoSpace: Bool {
    switch self {
    case .journal(let error): error.isNoSpace
    case .state(.noSpace), .state(.busy): true
    case .state, .mistakes, .stopped: false
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .mistakes: .configuration
    case .stopped: .ok
    case .state(.held): .held
    case .state(.unusable): .cannotCreate
    case .state: .inputOutput
    case .journal(.open): .cannotCreate
    case .journal(.held): .held
    case .journal(.notAJournal): .data
    case .journal: .inputOutput
    }
  }
}
