internal import Glibc

// What `ERRNO=` of sd_notify(3) says of a failure: the error of the system call, else the nearest in meaning.

extension StartFailure {
  var systemCode: Int32 {
    switch self {
    case .mistakes: EINVAL
    case .state(let error): error.systemCode
    case .journal(let error): error.systemCode
    case .stopped: 0
    }
  }
}

extension JournalError {
  var systemCode: Int32 {
    switch self {
    case .open(_, let error), .noSpace(_, let error), .write(_, let error), .synchronize(_, let error): error.code
    case .held: EBUSY
    case .notAJournal: EINVAL
    }
  }
}

extension StateError {
  var systemCode: Int32 {
    switch self {
    case .held, .busy: EBUSY
    case .unusable: EACCES
    case .noSpace: ENOSPC
    case .damaged, .database: EIO
    }
  }
}
