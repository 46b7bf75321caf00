/// What a receiver of body bytes wants next.
package enum BodyDecision: Sendable {
  case `continue`
  /// Enough: the transfer ends at once, as a success with `stoppedEarly`.
  case stop
}
