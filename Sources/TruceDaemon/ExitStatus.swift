/// How the program ends; the numbers of sysexits(3).
package enum ExitStatus: Int32, Sendable, CaseIterable {
  case ok = 0
  case usage = 64
  /// The input is no feed, or the journal is damaged.
  case data = 65
  case noInput = 66
  /// `--once`, and every feed failed.
  case unavailable = 69
  case cannotCreate = 73
  case inputOutput = 74
  /// Another instance holds the state.
  case held = 75
  case configuration = 78
}
