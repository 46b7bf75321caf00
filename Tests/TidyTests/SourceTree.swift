import Foundation

/// The project's files, as this checkout has them.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    /// From the root on, such as `Sources/TruceCore/Core.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The file's name without its ending.
    var name: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }
    /// The target that a file below `Sources` or `Tests` belongs to.
    var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  }

  /// Every Swift file below a folder of the root, by path.
  static func swiftFiles(in folder: String) throws -> [File] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      try file("\(folder)/\(path)")
    }
  }

  static func file(_ path: String) throws -> File {
    File(path: path, text: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }
}
