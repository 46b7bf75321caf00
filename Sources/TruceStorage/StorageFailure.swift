/// Why nothing can be kept.
package enum StorageFailure: Error, CustomStringConvertible {
  case journal(JournalError)
  case state(StateError)

  package var description: String {
    switch self {
    case .journal(let error): error.description
    case .state(let error): error.description
    }
  }

  /// Space may come back, and a lock be let go: it is to be tried again.
  package var isPassing: Bool {
    if case .state(.busy) = self { return true }
    return isNoSpace
  }

  package var isNoSpace: Bool {
    switch self {
    case .journal(let error): error.isNoSpace
    case .state(.noSpace): true
    case .state: false
    }
  }

  /// The `errno` that a service manager is told.
  package var systemCode: Int32 {
    switch self {
    case .journal(let error): error.systemCode
    case .state(let error): error.systemCode
    }
  }
}
