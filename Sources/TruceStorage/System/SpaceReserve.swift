internal import TruceText

/// Space that is kept aside for what is already fetched when the disk fills up: a file of zeros beside the journal.
///
/// Given up, it lets the records in hand be journaled and printed at once; until it is there again nothing is fetched
/// that might not fit.
package struct SpaceReserve {
  /// Many records of the usual size; a poll that brings more than fit waits in memory.
  package static let bytesMax = 1 << 20
  /// On a small disk it takes one part of so many.
  package static let diskParts = 8
  /// Where not all of it fits, or a quota allows less, it is halved down to this.
  package static let bytesMin = 64 << 10
  /// One part of so many stays when it is given up: the state grows by its log when it is closed at a stop, and frees
  /// several times as much.
  package static let lastParts = 4

  package let path: String
  private let files: any FileSystem
  /// Bytes that were taken last; nil before.
  private var taken: Int?

  /// - Parameter journalPath: The reserve lies beside it, hidden: rotation passes over it.
  package init(journalPath: String, files: any FileSystem) {
    let (folder, name) = FilePath.split(journalPath)
    path = "\(folder).\(name).reserve"
    self.files = files
  }

  /// Takes the space, unless it has it.
  ///
  /// - Throws: `isNoSpace` where it does not fit now; anything else where this disk gives none.
  package mutating func take() throws(SystemError) {
    var wanted = try wholeBytes()
    while true {
      do {
        // What is there already is taken again at no cost; its size alone says nothing of its blocks.
        try files.allocate(wanted, at: path)
        taken = wanted
        return
      } catch {
        guard error.isNoSpace, wanted > SpaceReserve.bytesMin else {
          giveUp()
          throw error
        }
        wanted = max(SpaceReserve.bytesMin, wanted / 2)
      }
    }
  }

  /// Gives the space back to the disk, but for the last part; where there is nothing, it takes that where it fits.
  package func giveUp() {
    do {
      let whole = try taken ?? min(wholeBytes(), SpaceReserve.bytesMin)
      try files.allocate(whole / SpaceReserve.lastParts, at: path)
    } catch {
      // Without the last part a stop may find no room: no reason to stop now.
      files.remove(path)
    }
  }

  /// Gives the last part back too.
  package func giveUpAll() { files.remove(path) }

  private func wholeBytes() throws(SystemError) -> Int {
    min(SpaceReserve.bytesMax, try files.capacity(ofDiskWith: path) / SpaceReserve.diskParts)
  }
}
