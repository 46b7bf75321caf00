internal import GRDB
internal import Glibc
internal import TruceCore

/// Reads the state beside a daemon that may be writing it.
enum StateReader {
  /// The states of all feeds, by configured URL; none where there is no state yet.
  static func feedStates(folder: String) throws(StateError) -> [String: FeedState] {
    let path = folder + "/state.db"
    guard access(path, F_OK) == 0 else {
      if errno == ENOENT { return [:] }
      throw .unusable(path: folder, SystemError.current.description)
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let database = try DatabaseQueue(path: path, configuration: configuration)
      let rows = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM feed") }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["url"] as String, FeedRow.state($0)) })
    } catch {
      throw .database(path: path, "\(error)")
    }
  }
}
