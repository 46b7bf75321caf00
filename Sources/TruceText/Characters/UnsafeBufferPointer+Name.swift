extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are `name`, which is in lower case, in any case.
  @inlinable
  package func isName(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index].asciiLowercased != name.utf8Start[index] { return false }
    return true
  }

  /// Whether the bytes begin with `name`, which is in lower case, in any case.
  @inlinable
  package func startsWithName(_ name: StaticString) -> Bool {
    UnsafeBufferPointer(rebasing: prefix(name.utf8CodeUnitCount)).isName(name)
  }
}
