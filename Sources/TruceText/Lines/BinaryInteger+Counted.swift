extension BinaryInteger {
  /// `1 feed`, `2 feeds`.
  ///
  /// - Parameter plural: Of a noun that takes more than an `s`.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }

  /// The verb that follows such a count.
  package var isOrAre: String { self == 1 ? "is" : "are" }
}
