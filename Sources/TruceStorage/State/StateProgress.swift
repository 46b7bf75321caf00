/// How far the state covers the journal.
package struct StateProgress: Equatable {
  /// Number of the newest record that the state covers; 0 before the first.
  package var journaled: Int64 = 0
  /// Number of the newest record that was printed, with all before it.
  package var printed: Int64 = 0
  /// Hash of the record `journaled`: an anchor outside of the journal.
  package var hash: RecordHash?

  package init(journaled: Int64 = 0, printed: Int64 = 0, hash: RecordHash? = nil) {
    self.journaled = journaled
    self.printed = printed
    self.hash = hash
  }
}
