/// Space that is kept aside for what is already fetched when the disk fills up: a file of zeros beside the journal.
///
/// Given up, it lets the records in hand be journaled and printed at once; until it is there again nothing is fetched
/// that might not fit.
struct SpaceReserve {
  /// Many records of the usual size; a poll that brings more than fit waits in memory.
  static let bytesMax = 1 << 20
  /// On a small disk it takes one part of so many.
  static let diskParts = 8
  /// Where not all of it fits, or a quota allows less, it is halved down to this.
  static let bytesMin = 64 << 10

  let path: String
  private let files: any FileSystem

  /// - Parameter journalPath: The reserve lies beside it, hidden: rotation passes over it.
  init(journalPath: String, files: any FileSystem) {
    let nameStart = journalPath.lastIndex(of: "/").map(journalPath.index(after:)) ?? journalPath.startIndex
    path = journalPath[..<nameStart] + "." + journalPath[nameStart...] + ".reserve"
    self.files = files
  }

  /// Takes the space, unless it has it.
  ///
  /// - Throws: `isNoSpace` where it does not fit now; anything else where this disk gives none.
  func take() throws(SystemError) {
    var wanted = min(SpaceReserve.bytesMax, try files.capacity(ofDiskWith: path) / SpaceReserve.diskParts)
    while true {
      do {
        // What is there already is taken again at no cost; its size alone says nothing of its blocks.
        return try files.allocate(wanted, at: path)
      } catch {
        guard error.isNoSpace, wanted > SpaceReserve.bytesMin else { throw error }
        wanted = max(SpaceReserve.bytesMin, wanted / 2)
      }
    }
  }

  /// Gives the space back to the disk; nothing where it was not taken.
  func giveUp() { files.remove(path) }
}
