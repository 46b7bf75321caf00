internal import GRDB
internal import Glibc
package import TruceCore

/// Reads the state beside a daemon that may be writing it.
package enum StateReader {
  /// The states of all feeds, by configured URL; none where there is no state yet.
  package static func feedStates(folder: String) throws(StateError) -> [String: FeedState] {
    try read(folder: folder) { database in
      var states: [String: FeedState] = [:]
      try FeedRow.forEach(in: database) { _, url, state in states[url] = state }
      return states
    } ?? [:]
  }

  /// How far the state covers the journal; nil where there is no state yet.
  package static func progress(folder: String) throws(StateError) -> StateProgress? {
    StateStore.progress(try read(folder: folder) { try Row.fetchAll($0, sql: "SELECT * FROM progress") } ?? [])
  }

  /// - Returns: nil where there is no state yet.
  private static func read<Output>(
    folder: String, _ body: (Database) throws -> Output
  ) throws(StateError) -> Output? {
    let path = folder + "/state.db"
    guard access(path, F_OK) == 0 else {
      if errno == ENOENT { return nil }
      throw .unusable(path: folder, SystemError.current.description)
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let database = try DatabaseQueue(path: path, configuration: configuration)
      return try database.read(body)
    } catch {
      throw .database(path: path, "\(error)")
    }
  }
}
