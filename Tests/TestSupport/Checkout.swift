import Foundation

/// Files of this checkout that are not code.
package enum Checkout {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// - Parameter path: From the root of the checkout.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  package static func contains(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// Paths of the Markdown pages, without those of build folders.
  package static func pages() -> [String] {
    guard let all = FileManager.default.enumerator(atPath: root.path) else { return [] }
    var pages: [String] = []
    while let path = all.nextObject() as? String {
      if path.hasPrefix(".build") || path == ".git" { all.skipDescendants() }
      if path.hasSuffix(".md") { pages.append(path) }
    }
    return pages.sorted()
  }
}
