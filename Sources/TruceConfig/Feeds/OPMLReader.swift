internal import TruceText
package import TruceYAML

/// Reads lists of feeds in OPML, which most feed readers export.
///
/// Source: OPML 2.0, “Subscription lists”: every `outline` with an `xmlUrl` is a feed, at any depth. The
/// outlines around it and its `category` are its tags.
package struct OPMLReader {
  private let source: SourceText
  private var scanner: XMLTagScanner
  private var feeds: [ListedFeed] = []
  private var mistakes: [Mistake] = []
  private var open: [XMLTag] = []
  private var isComplete = false

  /// Deeper folders than anybody has.
  private static let depthMax = 200

  private init(_ source: SourceText) {
    self.source = source
    scanner = XMLTagScanner(source)
  }

  /// Whether `text` is XML and not a list of URLs.
  package static func looksLikeXML(_ text: String) -> Bool {
    text.utf8.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
  }

  /// The feeds of `source` in their order, and everything that is wrong with it.
  package static func read(_ source: SourceText) -> (feeds: [ListedFeed], mistakes: [Mistake]) {
    var reader = OPMLReader(source)
    reader.readAll()
    return (reader.feeds, reader.mistakes + reader.scanner.mistakes)
  }

  private mutating func readAll() {
    while let tag = scanner.next() {
      guard read(tag) else { return }
    }
    guard scanner.mistakes.isEmpty else { return }
    if let tag = open.last {
      note(tag, "the tag '\(tag.name)' is never closed: the file may be cut off")
    } else if !isComplete {
      mistakes.append(source.mistake(at: nil, "not OPML: there is no 'opml' tag"))
    } else if feeds.isEmpty {
      mistakes.append(source.mistake(at: nil, "no feeds: there is no 'outline' with an 'xmlUrl'"))
    }
  }

  /// Whether reading can go on behind `tag`.
  private mutating func read(_ tag: XMLTag) -> Bool {
    if tag.isEnd { return close(tag) }
    if open.isEmpty {
      guard tag.name.lowercased() == "opml", !isComplete else {
        note(tag, "not OPML: the outermost tag is \(tag.name.quoted), not 'opml'")
        return false
      }
      isComplete = tag.isEmpty
    } else if tag.name.lowercased() == "outline" {
      readFeed(tag)
    }
    if !tag.isEmpty { open.append(tag) }
    guard open.count <= Self.depthMax else {
      note(tag, "more than \(Self.depthMax) tags inside each other")
      return false
    }
    return true
  }

  private mutating func close(_ tag: XMLTag) -> Bool {
    guard let last = open.popLast(), last.name == tag.name else {
      note(tag, "'</\(tag.name)>' closes no tag that is open here")
      return false
    }
    isComplete = open.isEmpty
    return true
  }

  private mutating func readFeed(_ tag: XMLTag) {
    guard let url = tag.attributes["xmlurl"]?.trimmed, !url.isEmpty else { return }
    feeds.append(
      ListedFeed(url: url, name: Self.name(of: tag, not: url), tags: tags(of: tag), place: tag.place))
  }

  private static func name(of tag: XMLTag, not url: String? = nil) -> String? {
    [tag.attributes["title"], tag.attributes["text"]].compactMap { $0?.trimmed }.first { !$0.isEmpty && $0 != url }
  }

  /// `category="/Politics/EU,war"` is two tags, `Politics/EU` and `war`.
  private func tags(of tag: XMLTag) -> [String] {
    let folders = open.filter { $0.name.lowercased() == "outline" }.compactMap { Self.name(of: $0) }
    let categories = (tag.attributes["category"] ?? "").split(separator: ",").map { String($0).trimmed }
    var tags: [String] = []
    for word in folders + categories.map({ $0.hasPrefix("/") ? String($0.dropFirst()) : $0 })
    where !word.isEmpty && !tags.contains(word) {
      tags.append(word)
    }
    return tags
  }

  private mutating func note(_ tag: XMLTag, _ message: String) {
    mistakes.append(source.mistake(at: tag.place, message))
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    String(trimmed(where: \.isWhitespace))
  }
}
