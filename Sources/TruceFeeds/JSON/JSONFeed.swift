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
    guard let (root, isWhole, line) = JSONReader.read(bytes) else { throw .otherJSON(why: "it is not JSON") }
    guard case .object = root else { throw .otherJSON(why: "it is no object") }
    guard let items = root["items"], case .array(let elements) = items, isFeed(root) else {
      throw .otherJSON(why: why(root, isWhole, line))
    }
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

  /// The version tells; without it the shape must: items with JSON Feed's own members, or what a feed and items share.
  private func isFeed(_ root: JSONValue) -> Bool {
    if let version = root["version"]?.text?.lowercased(), version.contains("jsonfeed") { return true }
    let hasShape = root["feed_url"] != nil || root["home_page_url"] != nil || root["title"] != nil
    guard let first = root["items"]?.elements.first else { return hasShape }
    if first["content_html"] != nil || first["content_text"] != nil { return true }
    return hasShape && (first["id"] != nil || first["url"] != nil)
  }

  private func why(_ root: JSONValue, _ isWhole: Bool, _ line: Int) -> String {
    if !isWhole { return "it breaks off or is no JSON at line \(line)" }
    return root["items"] == nil ? "it has no 'items'" : "its 'version' is none of JSON Feed's"
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
