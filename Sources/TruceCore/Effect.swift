/// What the core asks for, to be carried out in order.
package enum Effect: Sendable {
  case fetch(FetchOrder)
  /// Once all its records are durable: print, then store the rest.
  case commit(Commit)
  /// A record about the watch itself and no feed.
  case notice(OutgoingRecord)
  case log(LogLevel, String)
}

/// How much a log message matters.
package enum LogLevel: Sendable {
  case info
  case warning
  case error
}
