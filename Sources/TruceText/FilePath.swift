/// Paths of files as text; nothing asks the disk.
package enum FilePath {
  /// `path` up to and with its last slash, empty where it has none, and the name behind that.
  package static func split(_ path: String) -> (folder: Substring, name: Substring) {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    return (path[..<start], path[start...])
  }

  /// The folder that a file lies in, as calls of the system take it: `.` where the path names none.
  package static func folder(of path: String) -> String {
    let folder = split(path).folder
    if folder.isEmpty { return "." }
    return folder.utf8.count == 1 ? "/" : String(folder.dropLast())
  }
}
