extension BinaryInteger {
  /// `1 feed`, `2 feeds`; for a noun that is otherwise in the plural, that.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
