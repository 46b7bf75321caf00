internal import TruceText

/// The title of an HTML page and the feeds that it advertises.
///
/// What no browser reads as a part of the page advertises nothing: comments, scripts, styles, templates, the text of
/// form fields.
///
/// Source: HTML, section 4.6.7.1 (`link rel=alternate` with the type of a feed), 4.2.3 (`base`).
struct HTMLPage {
  private(set) var title: String?
  /// Absolute where a base was known.
  private(set) var feeds: [String] = []

  private var references: [String] = []
  private var base: String?
  /// Opaque elements that have no end tag from where they were met: nothing is searched twice.
  private var endless: Set<String> = []

  /// Feeds of one page that are named.
  private static let feedsMax = 20
  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
    "application/xml", "application/x-rss+xml", "application/x-atom+xml", "application/rss", "application/atom",
    "text/rss+xml", "text/atom+xml", "text/rss", "text/rdf+xml",
  ]
  /// Elements whose content is text, or no part of the page.
  private static let opaque = ["script", "style", "template", "noscript", "textarea", "iframe", "xmp", "noframes"]

  init(_ bytes: [UInt8], baseURL: String?) {
    bytes.withUnsafeBufferPointer { read($0) }
    let base = base.map { WebAddress.resolve($0, against: baseURL) } ?? baseURL
    for reference in references {
      let url = WebAddress.resolve(reference, against: base)
      if !feeds.contains(url) { feeds.append(url) }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = next + 1
      if bytes[index...].starts(with: "!--".utf8) {
        index = HTMLPage.endOfComment(bytes, next)
        continue
      }
      guard let tag = HTMLTag(bytes, at: next), !tag.isEnd else { continue }
      index = max(tag.end, index)
      let name = bytes[(next + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let text = UnsafeBufferPointer(rebasing: bytes[name.endIndex..<tag.end])
      let local = String(decoding: name, as: UTF8.self).lowercased()
      switch local {
      case "title": if title == nil { readTitle(bytes, from: tag.end) }
      case "base": if base == nil { base = HTMLPage.attribute("href", in: text).map(WebAddress.clean) }
      case "link": readLink(text)
      case _ where HTMLPage.opaque.contains(local) && !endless.contains(local):
        if let end = HTMLPage.endOf(local, in: bytes, from: index) { index = end } else { endless.insert(local) }
      default: break
      }
    }
  }

  /// After a comment; one that does not end hides the rest (WHATWG HTML, section 13.2.5.43).
  private static func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start + 2
    while let dashes = bytes.firstIndex(of: Array("--".utf8), from: index) {
      for end in [">", "!>"] where bytes[(dashes + 2)...].starts(with: end.utf8) { return dashes + 2 + end.utf8.count }
      index = dashes + 1
    }
    return bytes.count
  }

  /// Where the end tag of the element called `name` begins.
  private static func endOf(_ name: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while let next = bytes.firstIndex(of: Array("</".utf8), from: index) {
      let found = bytes[(next + 2)...].prefix(name.utf8.count)
      if String(decoding: found, as: UTF8.self).lowercased() == name { return next }
      index = next + 2
    }
    return nil
  }

  private mutating func readTitle(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    var renderer = TextRenderer()
    title = renderer.text(html: String(decoding: bytes[start..<end].prefix(1000), as: UTF8.self))?.singleLine
  }

  private mutating func readLink(_ text: UnsafeBufferPointer<UInt8>) {
    guard references.count < HTMLPage.feedsMax, let words = HTMLPage.attribute("rel", in: text)?.lowercased(),
      let href = HTMLPage.attribute("href", in: text).map(WebAddress.clean), !href.isEmpty
    else { return }
    let relations = words.split(whereSeparator: \.isWhitespace)
    let isNamedFeed = relations.contains("feed")
    guard isNamedFeed || (relations.contains("alternate") && !relations.contains("stylesheet")) else { return }
    let type = HTMLPage.attribute("type", in: text) ?? ""
    if HTMLPage.isFeed(type: type, href) || (isNamedFeed && type.isEmpty) { references.append(href) }
  }

  /// Whether a media type, whatever its parameters, is a feed's. JSON Feed 1.0 took `application/json`, which others
  /// give to data of any kind: such a link has to have `feed` in its address, and be none of WordPress's interface.
  private static func isFeed(type: String, _ href: String) -> Bool {
    let essence = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    guard essence == "application/json" else { return types.contains(essence) }
    return href.lowercased().contains("feed") && !href.contains("wp-json")
  }

  /// The value of an attribute, its references decoded.
  private static func attribute(_ name: StaticString, in text: UnsafeBufferPointer<UInt8>) -> String? {
    var reader = AttributeReader(text)
    while let (found, value) = reader.next() {
      guard UnsafeBufferPointer(rebasing: text[found]).isName(name), let value else { continue }
      var renderer = TextRenderer()
      return renderer.text(html: String(decoding: text[value], as: UTF8.self))
    }
    return nil
  }
}
