/// What one command has done since the start.
struct ExecCounts: Sendable, Equatable {
  let name: String
  var succeeded = 0
  /// Ended otherwise than with status 0, or could not be started.
  var failed = 0
  var timedOut = 0
  var givenUp = 0
  /// Records that wait for it, failed ones included.
  var pending = 0

  init(name: String) { self.name = name }
}
