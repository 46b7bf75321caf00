internal import Glibc
package import TruceCore
package import TruceStorage
package import TruceYAML

/// Why `watch` did not start.
package enum StartFailure: Error, Sendable {
  case mistakes(Mistakes)
  case storage(StorageFailure)
  /// By a signal, while it waited for space.
  case stopped

  /// What to tell, a line each.
  package var lines: [String] {
    switch self {
    case .mistakes(let mistakes): mistakes.lines
    case .storage(let failure): [failure.description]
    case .stopped: []
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .mistakes: .configuration
    case .stopped: .ok
    case .storage(.state(.held)), .storage(.journal(.held)): .held
    case .storage(.state(.unusable)), .storage(.journal(.open)): .cannotCreate
    case .storage(.journal(.notAJournal)): .data
    case .storage: .inputOutput
    }
  }

  /// For `ERRNO=` of sd_notify(3).
  var systemCode: Int32 {
    switch self {
    case .mistakes: EINVAL
    case .storage(let failure): failure.systemCode
    case .stopped: 0
    }
  }
}
