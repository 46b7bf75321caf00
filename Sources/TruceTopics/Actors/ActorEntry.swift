internal import TruceText

/// One entry of the actors' data.
struct ActorEntry: Sendable {
  var id: String
  var name: String
  var aliases: [String]

  /// Reads entries `ID | name | kind | alias; alias`; lines that start with a space go on with the one above. The kind is
  /// for those who read the list.
  static func read(_ text: String) -> [ActorEntry] {
    var entries: [ActorEntry] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: " ") {
        guard !entries.isEmpty else { continue }
        entries[entries.count - 1].aliases += aliases(line)
        continue
      }
      let parts = line.split(separator: UInt8(ascii: "|"), maxSplits: 3).map(trimmed)
      guard parts.count >= 3 else { continue }
      let found = parts.count > 3 ? aliases(parts[3].utf8[...]) : []
      entries.append(ActorEntry(id: parts[0], name: parts[1], aliases: found))
    }
    return entries
  }

  private static func aliases(_ line: Substring.UTF8View) -> [String] {
    line.split(separator: UInt8(ascii: ";")).map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    String(Substring(text.trimmed { $0 == UInt8(ascii: " ") }))
  }
}
