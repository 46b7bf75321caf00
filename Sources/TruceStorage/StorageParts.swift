package import TruceCore
package import TruceText

/// What storage is made of: the real things, or a test's.
package final class StorageParts {
  let files: any FileSystem
  let state: any StateKeeping
  let output: any LinePrinting
  /// Held as long as the storage lives; nil where nothing else can touch the parts.
  private let lock: InstanceLock?

  package init(
    files: any FileSystem, state: any StateKeeping, output: any LinePrinting, lock: consuming InstanceLock? = nil
  ) {
    self.files = files
    self.state = state
    self.output = output
    self.lock = lock
  }

  /// The machine's own, with the state folder locked and the journal's folder made.
  ///
  /// - Parameter output: Where lines for people go.
  package static func open(
    _ config: Config, output: any LinePrinting, now: Timestamp
  ) throws(StorageFailure) -> StorageParts {
    let parts: StorageParts
    do {
      let lock = try InstanceLock.take(folder: config.stateFolder)
      let state = try openState(config.stateFolder, now)
      parts = StorageParts(files: DiskFileSystem(), state: state, output: output, lock: lock)
    } catch {
      throw .state(error)
    }
    do {
      try createFolders(ofFileAt: config.journalPath)
    } catch {
      throw .journal(.open(path: config.journalPath, error))
    }
    return parts
  }

  private static func openState(_ folder: String, _ now: Timestamp) throws(StateError) -> StateStore {
    let state = try StateStore(folder: folder, now: now)
    do {
      // Damage is put aside.
      try state.probe()
    } catch .damaged {
      return try StateStore(folder: folder, now: now)
    }
    return state
  }
}
