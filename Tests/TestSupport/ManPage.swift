/// A page of `systemd/man`, or a part of one, as far as it can be compared with code.
///
/// Source: mdoc(7).
package struct ManPage: Sendable {
  private let lines: [Substring]

  private init(lines: [Substring]) { self.lines = lines }

  /// - Parameter name: Such as `trucewatch.1`.
  package init(_ name: String) throws { lines = try Checkout.text("systemd/man/\(name)").split(separator: "\n") }

  /// The section or subsection called `title`; empty where there is none.
  package func section(_ title: String) -> ManPage {
    guard let start = lines.firstIndex(where: { $0 == ".Sh \(title)" || $0 == ".Ss \(title)" }) else {
      return ManPage(lines: [])
    }
    let ends = lines[start].hasPrefix(".Sh") ? [".Sh "] : [".Sh ", ".Ss "]
    let rest = lines[(start + 1)...]
    return ManPage(lines: Array(rest.prefix { line in !ends.contains { line.hasPrefix($0) } }))
  }

  /// What stands under the list item that names `word`.
  package func entry(_ word: String) -> ManPage {
    let rest = lines.drop { !($0.hasPrefix(".It ") && ManPage.words(of: $0, "Cm").contains(word)) }
    return ManPage(lines: Array(rest.dropFirst().prefix { !$0.hasPrefix(".It ") }))
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// The words that the list items name by `macro`.
  package func items(_ macro: String) -> Set<String> {
    Set(lines.filter { $0.hasPrefix(".It ") }.flatMap { ManPage.words(of: $0, macro) })
  }

  /// The words that are marked by `macro` anywhere.
  package func words(_ macro: String) -> Set<String> {
    Set(lines.filter { $0.hasPrefix(".") }.flatMap { ManPage.words(of: $0, macro) })
  }

  private static func words(of line: Substring, _ macro: String) -> [String] {
    var current: Substring = ""
    var found: [String] = []
    for word in line.dropFirst().split(separator: " ") {
      if isMacro(word) {
        current = word
      } else if current == macro, word.contains(where: { $0.isLetter || $0.isNumber }) {
        found.append(String(word))
      }
    }
    return found
  }

  private static func isMacro(_ word: Substring) -> Bool {
    word.count == 2 && word.allSatisfy(\.isLetter) && word.first?.isUppercase ?? false
      && word.last?.isLowercase ?? false
  }
}
