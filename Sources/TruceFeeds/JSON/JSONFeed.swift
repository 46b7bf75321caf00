internal import TruceText

/// Reads JSON Feed, version 1.0 and 1.1.
///
/// Source: https://www.jsonfeed.org/version/1.1/
struct JSONFeed: ~Copyable {
  private let limits: FeedLimits
  private let baseURL: String?
  private var renderer = TextRenderer()
  private var warnings = Warnings()

  init(limits: FeedLimits, baseURL: String?) {
    self.limits = limits
    self.baseURL = baseURL
  }

  mutating func read(_ bytes: [UInt8]) throws(FeedError) -> FeedDocument {
    guard let found = JSONReader.read(bytes) else { throw .otherJSON(why: "it is not JSON") }
    let (root, isWhole, line) = (found.value, found.isComplete, found.line)
    guard case .object = root else { throw .otherJSON(why: "it is no object") }
    guard let elements = items(root), isFeed(root, elements) else { throw .otherJSON(why: why(root, isWhole, line)) }
    for fault in found.faults { warnings.add(line: fault.line, fault.message) }
    if !isWhole { warnings.add(line: line, "the document breaks off or is no JSON here") }
    let isTooLong = elements.count > limits.itemsMax
    let language = root["language"]?.text
    let authors = authors(root)
    var document = FeedDocument(format: .jsonFeed, language: language)
    document.title = title(root["title"])
    document.link = root["home_page_url"]?.text.map { resolve($0) }
    for element in elements.prefix(limits.itemsMax) {
      guard case .object = element else {
        warnings.add(line: 0, "an item is no object")
        continue
      }
      document.articles.append(article(element, language: language, authors: authors))
    }
    document.warnings = warnings.all
    document.isComplete = isWhole && !isTooLong
    document.stoppedBy = isTooLong ? .items(max: limits.itemsMax) : nil
    return document
  }

  /// The items of a list; also of an object by which PHP writes a list with gaps, as in `{"0": {…}, "2": {…}}`.
  private mutating func items(_ root: JSONValue) -> [JSONValue]? {
    switch root["items"] {
    case .array(let elements): return elements
    case .object(let members) where !members.isEmpty && members.allSatisfy({ Int($0.key) != nil }):
      warnings.add(line: 0, "'items' is an object and no list: its values are read")
      return members.map(\.value)
    default: return nil
    }
  }

  /// The version tells; without it the shape must: items with JSON Feed's own members, or what a feed and items share.
  private func isFeed(_ root: JSONValue, _ items: [JSONValue]) -> Bool {
    if let version = root["version"]?.text?.lowercased(), version.contains("jsonfeed") { return true }
    let hasShape = root["feed_url"] != nil || root["home_page_url"] != nil || root["title"] != nil
    guard let first = items.first else { return hasShape }
    if first["content_html"] != nil || first["content_text"] != nil { return true }
    return hasShape && (first["id"] != nil || first["url"] != nil)
  }

  private func why(_ root: JSONValue, _ isWhole: Bool, _ line: Int) -> String {
    if !isWhole { return "it breaks off or is no JSON at line \(line)" }
    switch root["items"] {
    case nil: return "it has no 'items'"
    case .array?: return "its 'version' is none of JSON Feed's"
    case .null?: return "its 'items' is null and no list"
    case .object?: return "its 'items' is an object and no list"
    case .some: return "its 'items' is no list"
    }
  }

  private mutating func article(_ item: JSONValue, language: String?, authors feedAuthors: [String]) -> Article {
    var article = Article(id: item["id"]?.text, title: title(item["title"]))
    article.link = (item["url"] ?? item["external_url"])?.text.map { resolve($0) }
    article.summary = text(item["summary"])
    article.content = html(item["content_html"]) ?? text(item["content_text"])
    article.published = date(item["date_published"])
    article.updated = date(item["date_modified"])
    article.language = item["language"]?.text ?? language
    let authors = authors(item)
    article.authors = authors.isEmpty ? feedAuthors : authors
    for tag in (item["tags"]?.elements ?? []).prefix(ItemDraft.listMax) {
      if let text = text(tag)?.singleLine { article.categories.append(text) }
    }
    for attachment in (item["attachments"]?.elements ?? []).prefix(ItemDraft.listMax) {
      guard let url = attachment["url"]?.text else { continue }
      let length = attachment["size_in_bytes"]?.integer
      article.enclosures.append(
        Enclosure(url: resolve(url), type: attachment["mime_type"]?.text, length: length))
    }
    return article
  }

  /// `authors` of 1.1, else `author` of 1.0, which some write as a plain string.
  private mutating func authors(_ value: JSONValue) -> [String] {
    var list = value["authors"]?.elements ?? []
    if let author = value["author"] { list.append(author) }
    var authors: [String] = []
    for author in list.prefix(ItemDraft.listMax) {
      if let text = (text(author["name"]) ?? text(author) ?? author["url"]?.text)?.singleLine, !authors.contains(text) {
        authors.append(text)
      }
    }
    return authors
  }

  private func resolve(_ reference: String) -> String {
    WebAddress.resolve(WebAddress.clean(reference), against: baseURL)
  }

  private mutating func date(_ value: JSONValue?) -> Timestamp? {
    guard let text = value?.text else { return nil }
    return ItemDate.read(text) { warnings.add(line: 0, $0) }
  }

  private mutating func text(_ value: JSONValue?) -> String? {
    guard let text = capped(value) else { return nil }
    return renderer.text(unmarked: text)
  }

  private mutating func title(_ value: JSONValue?) -> String? {
    guard let text = capped(value) else { return nil }
    return renderer.title(unmarked: text)
  }

  private mutating func html(_ value: JSONValue?) -> String? {
    guard let html = capped(value) else { return nil }
    return renderer.text(html: html)
  }

  /// The text of a value, cut to the cap of a field at the border of a character.
  private mutating func capped(_ value: JSONValue?) -> String? {
    guard let text = value?.text, text.utf8.count > limits.fieldBytesMax else { return value?.text }
    warnings.add(line: 0, "field of more than \(limits.fieldBytesMax) bytes is cut")
    let end = text.utf8.index(text.utf8.startIndex, offsetBy: limits.fieldBytesMax)
    return String(text[..<(end.samePosition(in: text.unicodeScalars) ?? text.unicodeScalars.index(before: end))])
  }
}
