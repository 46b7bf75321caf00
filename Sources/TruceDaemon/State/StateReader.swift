internal import GRDB
internal import Glibc
internal import TruceCore

/// Reads the state beside a daemon that may be writing it.
enum StateReader {
  /// The states of all feeds, by configured URL; none where there is no state yet.
  static func feedStates(folder: String) throws(StateError) -> [String: FeedState] {
    let rows = try rows("SELECT * FROM feed", folder: folder)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["url"] as String, FeedRow.state($0)) })
  }

  /// How far the state covers the journal; nil where there is no state yet.
  static func progress(folder: String) throws(StateError) -> StateProgress? {
    StateStore.progress(try rows("SELECT * FROM progress", folder: folder))
  }

  private static func rows(_ query: String, folder: String) throws(StateError) -> [Row] {
    let path = folder + "/state.db"
    guard access(path, F_OK) == 0 else {
      if errno == ENOENT { return [] }
      throw .unusable(path: folder, SystemError.current.description)
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let database = try DatabaseQueue(path: path, configuration: configuration)
      return try database.read { try Row.fetchAll($0, sql: query) }
    } catch {
      throw .database(path: path, "\(error)")
    }
  }
}
