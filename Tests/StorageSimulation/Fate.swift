package import TruceStorage

/// When a simulated process meets its end, or its trouble: at the k-th operation on disk, state or output.
package final class Fate {
  package enum Blow: String, CaseIterable {
    /// The process dies before the operation.
    case dropped
    /// The process dies in the middle of it: half of a write reaches the file.
    case torn
    /// The process dies right after it.
    case after
    /// It fails once, for want of space.
    case noSpace
    /// It fails once, and what a failed write or sync left behind is half of the data.
    case inputOutput
  }

  package private(set) var count = 0
  private var strikesAt: Int?
  private var blow = Blow.dropped
  package private(set) var isDead = false
  package private(set) var hasStruck = false

  package init() {}

  /// A new process: its operations are counted from 1.
  package func begin(_ blow: Blow = .dropped, at operation: Int? = nil) {
    count = 0
    strikesAt = operation
    self.blow = blow
    isDead = false
    hasStruck = false
  }

  /// Counts one operation and does it, as fate has it.
  ///
  /// - Parameter half: What a torn or failed operation leaves.
  package func operate<Output>(
    half: () -> Void = {}, _ whole: () throws(SystemError) -> Output
  ) throws(SystemError) -> Output {
    guard !isDead else { throw .inputOutput }
    count += 1
    guard count == strikesAt else { return try whole() }
    hasStruck = true
    switch blow {
    case .dropped: isDead = true
    case .torn:
      half()
      isDead = true
    case .after:
      let output = try whole()
      isDead = true
      return output
    case .noSpace: throw SystemError(code: 28)
    case .inputOutput: half()
    }
    throw .inputOutput
  }
}
