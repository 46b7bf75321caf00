/// A value with the rank of the element that gave it: of two, the higher rank stays.
struct Ranked<Value> {
  private(set) var value: Value?
  private var rank: UInt8 = 0

  /// Takes `value` when nothing of the same or a higher rank is there; the first of equals stays.
  mutating func offer(_ value: Value?, rank: UInt8) {
    guard let value, self.value == nil || rank > self.rank else { return }
    self.value = value
    self.rank = rank
  }

  /// Takes `value` as `offer` does; what is not kept then: the value from before, or this one.
  mutating func exchange(_ value: Value, rank: UInt8) -> Value? {
    guard let old = self.value else {
      offer(value, rank: rank)
      return nil
    }
    guard rank > self.rank else { return value }
    offer(value, rank: rank)
    return old
  }

  /// Takes `value` when nothing of a higher rank is there; the last of equals stays.
  mutating func offerLast(_ value: Value?, rank: UInt8) {
    guard let value, self.value == nil || rank >= self.rank else { return }
    self.value = value
    self.rank = rank
  }
}
