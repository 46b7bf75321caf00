/// What is wrong with one value, without its place.
package struct ValueProblem: Error, Equatable {
  /// For a person; input in single quotes, never a secret.
  package var message: String

  package init(_ message: String) { self.message = message }
}
