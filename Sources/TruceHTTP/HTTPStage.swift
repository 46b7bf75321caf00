/// How far a transfer had come when its time was over.
package enum HTTPStage: String, Sendable, Equatable {
  case resolving = "looking up the host"
  case connecting = "connecting"
  case securing = "setting up TLS"
  case waiting = "waiting for the answer"
  case receiving = "receiving the body"
}
