internal import GRDB
internal import Glibc
internal import TruceCore

/// Reads the state beside a daemon that may be writing it.
enum StateReader {
  /// The states of all feeds, by configured URL; none where there is no state yet.
  static func feedStates(folder: String) throws(StateError) -> [String: FeedState] {
    let feeds = try rows(folder: folder) { try FeedRow.selectAll(in: $0) }.map { FeedRow.read($0) }
    return Dictionary(uniqueKeysWithValues: feeds.map { ($0.url, $0.state) })
  }

  /// How far the state covers the journal; nil where there is no state yet.
  static func progress(folder: String) throws(StateError) -> StateProgress? {
    StateStore.progress(try rows(folder: folder) { _ in "SELECT * FROM progress" })
  }

  private static func rows(
    folder: String, _ query: @Sendable (Database) throws -> String
  ) throws(StateError) -> [Row] {
    let path = folder + "/state.db"
    guard access(path, F_OK) == 0 else {
      if errno == ENOENT { return [] }
      throw .unusable(path: folder, SystemError.current.description)
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let database = try DatabaseQueue(path: path, configuration: configuration)
      return try database.read { try Row.fetchAll($0, sql: query($0)) }
    } catch {
      throw .database(path: path, "\(error)")
    }
  }
}
