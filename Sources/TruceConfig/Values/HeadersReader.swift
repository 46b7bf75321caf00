import TruceCore
import TruceText
internal import TruceYAML

/// Reads `headers`: names and values of a request, whose values may be secrets.
struct HeadersReader {
  let node: NodeReader
  let secrets: SecretText

  /// More would make requests that servers refuse.
  private static let headersMax = 100

  /// What belongs to the program, and what to do instead.
  private static let ours: [String: String] = [
    "user-agent": "use the key 'user_agent'",
    "host": "it follows from the URL",
    "connection": "the connection is the program's own",
    "content-length": "a request for a feed has no body",
    "transfer-encoding": "a request for a feed has no body",
    "accept-encoding": "the program asks for what it can unpack",
    "if-none-match": "the program keeps and sends validators itself",
    "if-modified-since": "the program keeps and sends validators itself",
    "range": "a feed is always read whole",
  ]

  /// The headers in their order; wrong ones are noted and left out; nil where there is no mapping.
  func headers(of entry: MappingEntry) -> [ConfiguredHeader]? {
    guard let entries = node.allEntries(of: entry.value, named: "'headers'") else { return nil }
    if entries.count > Self.headersMax {
      node.note(entry.place, "'headers': more than \(Self.headersMax) of them")
    }
    var firsts: [String: Int] = [:]
    return entries.compactMap { header in
      let name = header.key.lowercased()
      if let first = firsts[name] {
        node.note(header.place, "duplicate header \(header.key.quoted); the first is in line \(first)")
        return nil
      }
      firsts[name] = header.place.line
      return self.header(header)
    }
  }

  private func header(_ entry: MappingEntry) -> ConfiguredHeader? {
    guard !entry.key.isEmpty, entry.key.utf8.allSatisfy(\.isOfAToken) else {
      node.note(entry.place, "\(entry.key.quoted) is not the name of a header: letters, digits and '-'")
      return nil
    }
    if let instead = Self.ours[entry.key.lowercased()] {
      node.note(entry.place, "the header \(entry.key.quoted) cannot be set: \(instead)")
      return nil
    }
    guard let text = node.text(of: entry) else { return nil }
    let value = node.checked(entry) { () throws(ValueProblem) in
      try ValueCheck.line(secrets.expanded(text))
    }
    return value.map { ConfiguredHeader(name: entry.key, value: $0) }
  }
}
