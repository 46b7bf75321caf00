/// How far the state covers the journal.
struct StateProgress: Equatable {
  /// Number of the newest record that the state covers; 0 before the first.
  var journaled: Int64 = 0
  /// Number of the newest record that was printed, with all before it.
  var printed: Int64 = 0
  /// Hash of the record `journaled`: an anchor outside of the journal.
  var hash: RecordHash?
}
