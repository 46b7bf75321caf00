internal import TruceText

/// Looks for the root element of a feed among what may stand before it: white space, a script's warnings, an envelope.
struct RootSearch {
  private(set) var isFound = false
  /// Name of the first element, as written; what the document is when no feed follows.
  private(set) var firstElement: String?
  private(set) var isHTML = false
  /// The root's start tag without brackets, in lower case: the namespaces that it declares tell the format.
  var tag = ""
  /// True while elements were passed over before the root.
  var isAfterJunk = false
  /// True where the root was `<feed/>`: closed as soon as it was opened.
  var isEmptyElement = false
  /// True inside an HTML page, whose elements are no feed.
  private var isInsideHTML = false

  /// Whether the element called `name` is the root of a feed.
  mutating func accepts(_ name: TagName) -> Bool {
    let isFirst = firstElement == nil
    if isFirst { firstElement = name.description }
    let local = name.local
    if local.isName("html") || (isFirst && RootSearch.isHTMLStart(local)) { isHTML = true }
    if local.isName("html") { isInsideHTML = true }
    guard !isInsideHTML else { return false }
    isFound =
      local.isName("rss") || local.isName("feed") || local.isName("rdf") || local.isName("urlset")
      || local.isName("sitemapindex") || (isFirst && (local.isName("channel") || local.isName("entry")))
    isAfterJunk = !isFirst
    return isFound
  }

  mutating func sawEnd(of name: TagName) {
    if name.local.isName("html") { isInsideHTML = false }
  }

  mutating func sawDoctype(_ name: String) {
    if name == "html", firstElement == nil { isHTML = true }
  }

  private static func isHTMLStart(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.isName("head") || name.isName("body") || name.isName("title") || name.isName("meta") || name.isName("script")
      || name.isName("div") || name.isName("p")
  }
}
