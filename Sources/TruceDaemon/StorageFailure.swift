/// Why nothing can be kept.
enum StorageFailure: Error, CustomStringConvertible {
  case journal(JournalError)
  case state(StateError)

  var description: String {
    switch self {
    case .journal(let error): error.description
    case .state(let error): error.description
    }
  }

  var isNoSpace: Bool {
    switch self {
    case .journal(let error): error.isNoSpace
    case .state(.noSpace): true
    case .state: false
    }
  }
}
