internal import TruceText

/// The title of an HTML page and the feeds that it advertises.
///
/// Source: HTML, section 4.6.7.1 (`link rel=alternate` with the type of a feed).
struct HTMLPage {
  private(set) var title: String?
  /// Absolute where a base was known.
  private(set) var feeds: [String] = []

  /// Feeds of one page that are named.
  private static let feedsMax = 20
  private static let types = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
    "application/xml", "application/json", "application/x-rss+xml",
  ]

  init(_ bytes: [UInt8], baseURL: String?) {
    bytes.withUnsafeBufferPointer { read($0, baseURL) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ baseURL: String?) {
    var base = baseURL
    var index = 0
    while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = next + 1
      guard let tag = HTMLTag(bytes, at: next), !tag.isEnd else { continue }
      index = max(tag.end, index)
      let name = bytes[(next + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let text = UnsafeBufferPointer(rebasing: bytes[name.endIndex..<tag.end])
      let local = UnsafeBufferPointer(rebasing: name)
      if local.isName("title"), title == nil {
        readTitle(bytes, from: tag.end)
      } else if local.isName("base"), let href = HTMLPage.attribute("href", in: text) {
        base = WebAddress.resolve(WebAddress.clean(href), against: baseURL)
      } else if local.isName("link") {
        readLink(text, base)
      }
    }
  }

  private mutating func readTitle(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    var renderer = TextRenderer()
    title = renderer.text(html: String(decoding: bytes[start..<end].prefix(1000), as: UTF8.self))?.singleLine
  }

  private mutating func readLink(_ text: UnsafeBufferPointer<UInt8>, _ base: String?) {
    guard feeds.count < HTMLPage.feedsMax,
      let relation = HTMLPage.attribute("rel", in: text)?.lowercased(),
      relation.split(separator: " ").contains(where: { $0 == "alternate" || $0 == "feed" }),
      let href = HTMLPage.attribute("href", in: text)
    else { return }
    let type = HTMLPage.attribute("type", in: text)?.lowercased() ?? ""
    guard relation == "feed" || HTMLPage.types.contains(where: { type.hasPrefix($0) }) else { return }
    let url = WebAddress.resolve(WebAddress.clean(href), against: base)
    if !feeds.contains(url) { feeds.append(url) }
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
