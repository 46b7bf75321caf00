/// What is wrong with an expression, and where in its text.
struct ExpressionError: Error, Equatable {
  /// Scalars from the start of the expression.
  var offset: Int
  var message: String
}
