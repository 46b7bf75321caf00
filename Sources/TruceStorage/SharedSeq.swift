internal import Synchronization

/// The number of the newest record that was printed, raised on the output's queue and read on the daemon's.
final class SharedSeq: Sendable {
  private let seq: Atomic<Int64>

  init(_ seq: Int64) { self.seq = Atomic(seq) }

  var value: Int64 { seq.load(ordering: .acquiring) }

  func raise(to new: Int64) { _ = seq.max(new, ordering: .acquiringAndReleasing) }
}
