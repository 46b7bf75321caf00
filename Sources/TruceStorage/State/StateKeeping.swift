package import TruceCore

/// What storage asks of the state. A seam: tests put a state in its place that fails, or loses its newest commits.
package protocol StateKeeping: AnyObject {
  /// Where a damaged database was put aside.
  var damagedCopy: String? { get }
  /// nil in a state that was just made: everything that the journal knows has to be put in.
  func progress() throws(StateError) -> StateProgress?
  /// The states of all feeds, by configured URL.
  func feedStates() throws(StateError) -> [String: FeedState]
  /// The known ones among articles with these keys, in one feed.
  func known(feedURL: String, keys: [UInt64]) throws(StateError) -> KnownArticles
  /// Stores commits and how far they cover the journal: all of it or nothing.
  func store(_ commits: [Commit], _ progress: StateProgress) throws(StateError)
  /// Frees what disk space it can do without; where that fails, nothing has changed.
  func giveBackSpace()
  /// Ends its use and frees what disk space the use itself takes; nothing else may be asked afterwards.
  func close()
  /// Forgets articles that no document has shown for `days` days before their feed's newest document, those of one step.
  ///
  /// - Returns: Where to go on; nil at the end.
  func prune(olderThanDays days: Int64, after place: PruningPlace) throws(StateError) -> PruningPlace?
}
