/// What a call to `Storage` brought about. The daemon acts on it once the call has returned, never in the middle of it.
package struct StorageOutcome {
  /// Records up to this number became durable, and their lines were handed to the output.
  package private(set) var journaledSeq: Int64?
  /// There is no space, or the state is locked, since this call: nothing is to be fetched while `Storage.isShort`.
  package private(set) var shortage: StorageFailure?
  /// Things can be stored again since this call, though space may still be short.
  package private(set) var isRelieved = false
  /// Nothing more can be kept: the program has to end, so that a restart reads what is really there.
  package private(set) var failure: StorageFailure?

  package init() {}

  mutating func journaled(upTo seq: Int64) { journaledSeq = seq }
  mutating func ranShort(_ failure: StorageFailure) { shortage = failure }
  mutating func relieved() { isRelieved = true }
  mutating func forgetSpace() { (shortage, isRelieved) = (nil, false) }
  /// The first failure is the cause of those that follow.
  mutating func failed(_ failure: StorageFailure) { self.failure = self.failure ?? failure }
}
